export { type CsvLine, readCsv } from "./internal/csv";
export { byCodeOrName, oneStation } from "./internal/find-station";
export { readLines } from "./internal/lines";
export { type Mapping, mappingSchema } from "./internal/mapping";
export { type Source, textSource } from "./internal/source";
export type { ImportSummary } from "./internal/summary";
export { importReadings } from "./readings";
export { ensureStations, type FileStation, readStations } from "./stations";
