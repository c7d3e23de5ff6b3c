export { type Merged, mergeStations } from "./merge";
export { previewMerge } from "./preview";
export { UNDONE_ALREADY, undoMerge } from "./undo";
