import type { Readable } from "node:stream";
import { AppError } from "../../../errors";
import { METRICS } from "../../../weather/metrics";
import { metarExtremes } from "../../../weather/statistics/metarGroups";
import { type CsvLine, readCsv } from "./csv";
import { type FileLine, type FilePeriodValue, type FileReading, isMeasured } from "./file-line";
import { type Column, type Mapping, mapColumns } from "./mapping";
import { converted, parseNumber } from "./number";
import { withRainAtItsEnd } from "./rain-ahead";
import { type ReadingTarget, readingTarget } from "./target";
import { readDay, type TimeReader, timeReader } from "./time";

/**
 * Reads a CSV of readings by a mapping, as it arrives.
 * @throws AppError invalid when the columns do not fit or the text is not CSV
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
  { readings, null: nulls, timeZone, separator }: Mapping,
  needsStation: boolean,
): AsyncGenerator<FileLine> {
  const { header, lines } = await readCsv(source, separator);
  const columns = mapColumns(header, readings, readingTarget);
  const isDaily = columns.some(({ target }) => target.kind === "daily");
  if (isDaily) requireTarget(columns, "date");
  if (!isDaily || columns.some(({ target }) => OF_A_TIME.has(target.kind))) requireTarget(columns, "time");
  if (needsStation) requireTarget(columns, "station");
  const nothing = new Set(["", ...nulls]);
  const readTime = timeReader(timeZone);
  for await (const line of lines) yield readLine(line, header.length, { columns, nothing, readTime, timeZone });
}

/** Values that need a time. */
const OF_A_TIME = new Set<ReadingTarget["kind"]>(["metric", "channel", "extra", "metar"]);

function requireTarget(columns: readonly Column<ReadingTarget>[], kind: "station" | "time" | "date"): void {
  if (columns.some(({ target }) => target.kind === kind)) return;
  throw new AppError("invalid", `No column is mapped to ${kind}.`);
}

interface Reader {
  columns: readonly Column<ReadingTarget>[];
  nothing: ReadonlySet<string>;
  readTime: TimeReader;
  timeZone: string | undefined;
}

function readLine({ line, cells }: CsvLine, width: number, reader: Reader): FileLine {
  if (cells.length !== width) {
    return bad(line, "line", `It has ${cells.length} cells where the header has ${width}.`);
  }
  const reading: FileReading = { station: "", time: "", values: {}, extra: null };
  const periods: FilePeriodValue[] = [];
  const daily: Omit<FilePeriodValue, "period">[] = [];
  let [timeCell, dateCell] = ["", ""];
  for (const { index, name, target } of reader.columns) {
    const cell = (cells[index] ?? "").trim();
    if (target.kind === "time") timeCell = cell;
    else if (target.kind === "date") dateCell = cell;
    else if (target.kind === "station") reading.station = cell;
    else if (!reader.nothing.has(cell)) {
      if (target.kind === "metar") periods.push(...periodsOf(cell));
      else if (target.kind === "daily") {
        const number = parseNumber(cell);
        if (number === undefined) return bad(line, name, noNumber(cell));
        daily.push({ metric: target.metric, statistic: target.statistic, value: inCanonical(number, target) });
      } else {
        const fault = addValue(reading, target, cell);
        if (fault !== undefined) return bad(line, name, fault);
      }
    }
  }
  const isTimed = isMeasured(reading) || periods.length > 0;
  if (!isTimed && daily.length === 0) return { line, kind: "empty" };
  if (isTimed) {
    const read = reader.readTime(timeCell, reading.station);
    if ("error" in read) return bad(line, "time", read.error);
    reading.time = read.time;
  }
  if (daily.length > 0) {
    const read = readDay(dateCell, reader.timeZone);
    if ("error" in read) return bad(line, "date", read.error);
    periods.push(...daily.map((value) => ({ ...value, period: read.day })));
  }
  return { line, kind: "reading", reading: periods.length > 0 ? { ...reading, periods } : reading };
}

/** The extremes of the preceding hours in a METAR. */
function periodsOf(report: string): FilePeriodValue[] {
  return metarExtremes(report).map(({ statistic, value, hours }) => ({
    metric: "temperature",
    statistic,
    value,
    period: { hours },
  }));
}

/** Returns an error message for an unusable cell. */
function addValue(
  reading: FileReading,
  target: Extract<ReadingTarget, { kind: "extra" | "channel" | "metric" }>,
  cell: string,
): string | undefined {
  if (target.kind === "extra") {
    const channels = parseObject(cell);
    if (channels === undefined) return "This is not a JSON object.";
    reading.extra = { ...reading.extra, ...channels };
    return undefined;
  }
  const number = parseNumber(cell);
  if (number === undefined) return noNumber(cell);
  if (target.kind === "channel") reading.extra = { ...reading.extra, [target.name]: number };
  else reading.values[target.metric] = inCanonical(number, target);
  return undefined;
}

function inCanonical(number: number, target: Extract<ReadingTarget, { kind: "metric" | "daily" }>): number {
  return converted(number, target.unit, METRICS[target.metric].unit, { tenths: target.tenths });
}

function noNumber(cell: string): string {
  return `"${cell.slice(0, 40)}" is not a number.`;
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
