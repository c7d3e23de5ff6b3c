import { text } from "node:stream/consumers";
import { AppError } from "../errors";
import { type Mapping, mappingSchema, PRESETS } from "../services/import";
import { parse } from "../services/parse";
import { withInput } from "./input";

export interface MappingOptions {
  mapping?: string;
  /** A name in PRESETS. */
  preset?: string;
  map?: Record<string, string>;
  stationMap?: Record<string, string>;
  sensors?: Record<string, string>;
  null: string[];
  separator?: string;
  decimal?: string;
  encoding?: string;
  columns?: string[];
  headerLine?: number;
  dateFormat?: string;
  timeZone?: string;
  rainMinutesAhead?: number;
}

/**
 * How the files are to be read: a mapping file, and the command line's additions.
 * @throws AppError invalid, naming the field
 */
export async function readMapping(options: MappingOptions, cwd: string): Promise<Mapping> {
  const preset = parse(mappingSchema, PRESETS[options.preset ?? ""]?.mapping ?? {});
  const file = options.mapping === undefined ? preset : await readFile(options.mapping, cwd);
  return parse(mappingSchema, {
    readings: options.preset === undefined ? (options.map ?? file.readings) : { ...file.readings, ...options.map },
    skipMissing: file.skipMissing,
    stations: options.stationMap ?? file.stations,
    sensors: options.preset === undefined ? (options.sensors ?? file.sensors) : { ...file.sensors, ...options.sensors },
    null: [...file.null, ...options.null],
    separator: options.separator ?? file.separator,
    decimal: options.decimal ?? file.decimal,
    encoding: options.encoding?.toLowerCase() ?? file.encoding,
    columns: options.columns ?? file.columns,
    headerLine: options.headerLine ?? file.headerLine,
    dateFormat: options.dateFormat ?? file.dateFormat,
    timeZone: options.timeZone ?? file.timeZone,
    rainMinutesAhead: options.rainMinutesAhead ?? file.rainMinutesAhead,
  });
}

async function readFile(name: string, cwd: string): Promise<Mapping> {
  const content = await withInput(name, cwd, async (input) => text(await input.open()));
  try {
    return parse(mappingSchema, JSON.parse(content));
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("invalid", `${name} is not valid JSON: ${error.message}.`);
    if (error instanceof AppError) throw new AppError(error.code, `${name} is not a valid mapping.`, error.fields);
    throw error;
  }
}
