import type { Readable } from "node:stream";
import { AppError, type FieldErrors } from "../../errors";
import { METRICS, type Values } from "../../weather/metrics";
import { type CsvLine, readCsv } from "./csv";
import { type Column, type Mapping, mapColumns } from "./mapping";
import { converted, parseNumber } from "./number";
import { withRainAtItsEnd } from "./rain-ahead";
import { type ReadingTarget, readingTarget } from "./target";
import { type FileTime, type TimeReader, timeReader } from "./time";

/** An observation as a line of the file has it, values in canonical units. */
export interface FileReading {
  /** What the file calls the station; empty when it has no such column. */
  station: string;
  time: FileTime;
  values: Values;
  extra: Record<string, unknown> | null;
}

/** One line: a reading, nothing at all (every value is missing), or what is wrong with it. */
export type FileLine = { line: number } & (
  | { kind: "reading"; reading: FileReading }
  | { kind: "empty" }
  | { kind: "bad"; errors: FieldErrors }
);

/**
 * Reads a CSV of readings by a mapping, as it arrives.
 * @throws AppError invalid when the columns do not fit or the text is no CSV
 */
export async function* readLines(
  source: Readable,
  mapping: Mapping,
  { needsStation }: { needsStation: boolean },
): AsyncGenerator<FileLine> {
  const lines = plainLines(source, mapping, needsStation);
  const { rainMinutesAhead } = mapping;
  yield* rainMinutesAhead === undefined ? lines : withRainAtItsEnd(lines, rainMinutesAhead);
}

async function* plainLines(
  source: Readable,
  { readings, null: nulls, timeZone }: Mapping,
  needsStation: boolean,
): AsyncGenerator<FileLine> {
  const { header, lines } = await readCsv(source);
  const columns = mapColumns(header, readings, readingTarget);
  requireTarget(columns, "time");
  if (needsStation) requireTarget(columns, "station");
  const nothing = new Set(["", ...nulls]);
  const readTime = timeReader(timeZone);
  for await (const line of lines) yield readLine(line, header.length, { columns, nothing, readTime });
}

function requireTarget(columns: readonly Column<ReadingTarget>[], kind: "station" | "time"): void {
  if (columns.some(({ target }) => target.kind === kind)) return;
  throw new AppError("invalid", `No column is mapped to ${kind}.`);
}

interface Reader {
  columns: readonly Column<ReadingTarget>[];
  nothing: ReadonlySet<string>;
  readTime: TimeReader;
}

function readLine({ line, cells }: CsvLine, width: number, { columns, nothing, readTime }: Reader): FileLine {
  if (cells.length !== width) {
    return bad(line, "line", `It has ${cells.length} cells where the header has ${width}.`);
  }
  const reading: FileReading = { station: "", time: "", values: {}, extra: null };
  let measured = false;
  let timeCell = "";
  for (const { index, name, target } of columns) {
    const cell = (cells[index] ?? "").trim();
    if (target.kind === "time") timeCell = cell;
    else if (target.kind === "station") reading.station = cell;
    else if (!nothing.has(cell)) {
      const fault = addValue(reading, target, cell);
      if (fault !== undefined) return bad(line, name, fault);
      measured = true;
    }
  }
  if (!measured) return { line, kind: "empty" };
  const read = readTime(timeCell, reading.station);
  if ("error" in read) return bad(line, "time", read.error);
  reading.time = read.time;
  return { line, kind: "reading", reading };
}

/** Returns what is wrong with the cell, if anything. */
function addValue(
  reading: FileReading,
  target: Exclude<ReadingTarget, { kind: "time" | "station" }>,
  cell: string,
): string | undefined {
  if (target.kind === "extra") {
    const channels = parseObject(cell);
    if (channels === undefined) return "This is no JSON object.";
    reading.extra = { ...reading.extra, ...channels };
    return undefined;
  }
  const number = parseNumber(cell);
  if (number === undefined) return `"${cell.slice(0, 40)}" is no number.`;
  if (target.kind === "channel") reading.extra = { ...reading.extra, [target.name]: number };
  else reading.values[target.metric] = converted(number, target.unit, METRICS[target.metric].unit);
  return undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function bad(line: number, field: string, message: string): FileLine {
  return { line, kind: "bad", errors: { [field]: [message] } };
}
