export { CHANNELS } from "./channels";
export { Sender } from "./sender";
