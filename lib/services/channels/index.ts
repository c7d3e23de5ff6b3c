export { changeChannel } from "./change";
export { channelsNow } from "./now";
export { removeChannel } from "./remove";
export { channelsSeen, withoutHidden } from "./seen";
