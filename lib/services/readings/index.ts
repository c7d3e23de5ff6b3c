/** The verbs, and what other services do to readings within their own transactions, from internal/. */

export { amend } from "./amend";
export { checkNextHour } from "./check-neighbours";
export { compareStations } from "./compare-stations";
export { compareYears } from "./compare-years";
export { completeReadings } from "./complete";
export { correct } from "./correct";
export { correctReadings } from "./correct-many";
export { createReading } from "./create";
export { createReadings } from "./create-many";
export { getReading } from "./get";
export { type History, history } from "./history";
export { isDecided, writeChanges } from "./internal/amendment";
export { changeIn } from "./internal/change";
export { conflictsOf, otherThanStored, type Repeat } from "./internal/conflicts";
export { forgetDerived } from "./internal/forget-derived";
export { refreshLatest } from "./internal/latest";
export { checkInOrder } from "./internal/quality-control";
export { storeIn } from "./internal/store";
export { pageOfReadings } from "./page";
export { authoriseRecording, record } from "./record";
export { remove } from "./remove";
export { removeReadings } from "./remove-many";
export { series } from "./series";
export { intervalOf } from "./span";
export { stationTime } from "./station-time";
export { stationWindRose } from "./wind-rose";
