export { type CsvLine, readCsv } from "./internal/file/csv";
export { readLines } from "./internal/file/lines";
export { type Mapping, mappingSchema } from "./internal/file/mapping";
export { type Source, textSource } from "./internal/file/source";
export { byCodeOrName, oneStation } from "./internal/find-station";
export type { ImportSummary } from "./internal/summary";
export { PRESETS } from "./presets";
export { importReadings } from "./readings";
export { ensureStations, type FileStation, readStations } from "./stations";
