export { refresh } from "./refresh";
export { markNextPart, statisticsText } from "./remake";
