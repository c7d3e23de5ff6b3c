export { pageOfEvents } from "./page";
export { authoriseRecordingEvents, recordEvents } from "./record";
