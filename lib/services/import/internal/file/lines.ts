import { compassDegrees, hasNoDirection } from "../../../../table/compass";
import { saysNothing } from "../../../../table/missing";
import { parseNumberCell } from "../../../../table/number";
import { METRICS } from "../../../../weather/metrics";
import { metarExtremes } from "../../../../weather/statistics/metarGroups";
import { unitsOf } from "../../../../weather/units/units";
import { type TimedLine, withClockChanges } from "./clock-changes";
import { type ReadingColumn, sensorTargets } from "./columns";
import type { CsvLine } from "./csv";
import { type FileLine, type FilePeriodValue, type FileReading, isMeasured } from "./file-line";
import type { Mapping } from "./mapping";
import { converted } from "./number";
import { withRainAtItsEnd } from "./rain-ahead";
import type { Source } from "./source";
import { dataOf, type FileForm, surveyReadings } from "./survey";
import { CellTally } from "./tally";
import type { ReadingTarget } from "./target";
import { type TimeReader, timeReader } from "./time";
import { cellOf, timeTextOf } from "./time-text";

interface Options {
  needsStation: boolean;
  /** Epoch ms; no reading is later. */
  now?: number;
}

/**
 * Reads a table of readings by a mapping, in constant memory, after a first look at the whole file.
 * @throws AppError invalid when the columns do not fit or the text is not a table
 */
export async function* readLines(
  source: Source,
  mapping: Mapping,
  { needsStation, now = Date.now() }: Options,
): AsyncGenerator<FileLine> {
  yield* linesOf(source, await surveyReadings(source, mapping, { needsStation, now }));
}

/**
 * Reads a table of which is known how it is written.
 * @param tally counts what became of cells that are not values
 * @throws AppError invalid when the text is not a table
 */
export async function* linesOf(source: Source, form: FileForm, tally = new CellTally()): AsyncGenerator<FileLine> {
  const { mapping } = form;
  const lines = withClockChanges(timedLines(source, form, tally), form.order);
  const { rainMinutesAhead } = mapping;
  yield* rainMinutesAhead === undefined ? lines : withRainAtItsEnd(lines, rainMinutesAhead);
}

/** The column of the values as a column of each sensor's target. */
function sensorColumns({ mapping, columns }: FileForm): ReadingColumn[] {
  const value = columns.find(({ target }) => target.kind === "value");
  return value ? [...sensorTargets(mapping)].map(([name, target]) => ({ ...value, name, target })) : [];
}

interface Reader {
  /** Of a table with a line for each value: the column of its sensor, and the columns of its sensors by their names. */
  sensor: { column: ReadingColumn; columns: ReadonlyMap<string, ReadingColumn> } | undefined;
  form: FileForm;
  nothing: ReadonlySet<string>;
  tally: CellTally;
  timeText: (cells: readonly string[]) => string;
  times: TimeReader;
}

async function* timedLines(source: Source, form: FileForm, tally: CellTally): AsyncGenerator<TimedLine> {
  const { mapping } = form;
  const column = form.columns.find(({ target }) => target.kind === "sensor");
  const columns = new Map(sensorColumns(form).map((one) => [one.name, one]));
  const reader: Reader = {
    sensor: column && { column, columns },
    form,
    nothing: new Set(["", ...mapping.null]),
    tally,
    timeText: timeTextOf(form.columns) ?? (() => ""),
    times: timeReader(mapping.timeZone, form.dates),
  };
  const passOver = () => {
    tally.passedOver += 1;
  };
  for await (const line of dataOf(source, form, passOver)) yield readLine(line, reader);
}

function readLine({ line, cells }: CsvLine, reader: Reader): TimedLine {
  const { form, timeText, times } = reader;
  const misfit = whyMisfit(cells, form);
  if (misfit !== undefined) return bad(line, "line", misfit);
  const reading: FileReading = { station: "", time: "", values: {}, extra: null };
  const periods: FilePeriodValue[] = [];
  const daily: Omit<FilePeriodValue, "period">[] = [];
  let dateCell = "";
  for (const column of columnsOf(cells, reader)) {
    const cell = cellOf(cells, column);
    const { target } = column;
    if (target.kind === "date") dateCell = cell;
    else if (target.kind === "station") reading.station = cell;
    else if (!OTHERWISE_READ.has(target.kind) && isValue(cell, column, reader)) {
      if (target.kind === "metar") periods.push(...periodsOf(cell));
      else if (target.kind === "daily") {
        const value = metricValue(cell, column, target, reader);
        if (value !== undefined) daily.push({ metric: target.metric, statistic: target.statistic, value });
      } else if (target.kind === "counter") {
        const value = metricValue(cell, column, { ...target, metric: "rain" }, reader);
        if (value !== undefined) reading.counters = { ...reading.counters, [target.counter]: value };
      } else if (target.kind === "metric" || target.kind === "channel" || target.kind === "extra") {
        addValue(reading, cell, column, target, reader);
      }
    }
  }
  const isTimed = isMeasured(reading) || periods.length > 0;
  if (!isTimed && daily.length === 0) return { line: { line, kind: "empty" } };
  const timed: TimedLine = { line: { line, kind: "reading", reading } };
  if (isTimed) {
    const text = timeText(cells);
    const read = times.time(text);
    if ("error" in read) return bad(line, "time", read.error);
    reading.time = read.time;
    if (read.second !== undefined)
      timed.fold = { ...read, second: read.second, wall: wallOf(read.time), content: cells.join("\n") };
  }
  if (daily.length > 0) {
    const read = times.day(dateCell);
    if ("error" in read) return bad(line, "date", read.error);
    periods.push(...daily.map((value) => ({ ...value, period: read.day })));
  }
  if (periods.length > 0) reading.periods = periods;
  return timed;
}

/** Targets of cells that are not values by themselves. */
const OTHERWISE_READ = new Set<ReadingTarget["kind"]>(["time", "timePart", "sensor", "value"]);

/** The columns of a line, of which one depends on its sensor in a table with a line for each value. */
function columnsOf(cells: readonly string[], { form, sensor }: Reader): readonly ReadingColumn[] {
  const own = sensor?.columns.get(cellOf(cells, sensor.column));
  return own ? [...form.columns, own] : form.columns;
}

/** The first instants of a repeated hour are in the order of its wall clock. */
function wallOf(time: FileReading["time"]): number {
  return Date.parse(String(time));
}

/** Why a line cannot be of this table: cells are missing, or there are some beyond the columns. */
function whyMisfit(
  cells: readonly string[],
  { heading: { names, isNumbered }, columns }: FileForm,
): string | undefined {
  const width = isNumbered ? Math.max(...columns.map(({ index }) => index)) + 1 : names.length;
  if (cells.length < width || (!isNumbered && cells.slice(width).some((cell) => cell.trim() !== ""))) {
    return `It has ${cells.length} cells where ${isNumbered ? "the mapping" : "the header"} has ${width}.`;
  }
  return undefined;
}

/** Whether a cell has a value; counts the words that say that there is none. */
function isValue(cell: string, { name, target }: ReadingColumn, { nothing, tally }: Reader): boolean {
  if (nothing.has(cell)) return false;
  const isDirection = target.kind === "metric" && target.metric === "windDirection";
  if (target.kind === "metar" || !(saysNothing(cell) || (isDirection && hasNoDirection(cell)))) return true;
  tally.missing.add(name, cell);
  return false;
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

function addValue(
  reading: FileReading,
  cell: string,
  column: ReadingColumn,
  target: Extract<ReadingTarget, { kind: "extra" | "channel" | "metric" }>,
  reader: Reader,
): void {
  if (target.kind === "extra") {
    const channels = parseObject(cell);
    if (channels) reading.extra = { ...reading.extra, ...channels };
    else reader.tally.unreadable.add(column.name, cell);
  } else if (target.kind === "metric") {
    const value = metricValue(cell, column, target, reader);
    if (value !== undefined) reading.values[target.metric] = value;
  } else {
    const number = parseNumberCell(cell, reader.form.decimal);
    if (number) reading.extra = { ...reading.extra, [target.name]: number.value };
    else reader.tally.unreadable.add(column.name, cell);
  }
}

/** A cell's value in the metric's own unit; undefined, and counted, if it is not understood. */
function metricValue(
  cell: string,
  { name }: ReadingColumn,
  { metric, unit, tenths }: Pick<Extract<ReadingTarget, { kind: "metric" }>, "metric" | "unit" | "tenths">,
  { form, tally }: Reader,
): number | undefined {
  const { quantity, unit: canonical } = METRICS[metric];
  if (metric === "windDirection") {
    const degrees = compassDegrees(cell, form.meaningOfO);
    if (degrees !== undefined) return degrees;
  }
  // A trace of rain: less than can be measured.
  if (cell === "T" && (quantity === "length" || quantity === "depth")) return 0;
  const number = parseNumberCell(cell, form.decimal);
  const isInUnit = number?.unit !== undefined && unitsOf(quantity).includes(number.unit);
  if (!number || (number.unit !== undefined && !isInUnit && number.flag === undefined)) {
    tally.unreadable.add(name, cell);
    return undefined;
  }
  if (isInUnit && number.unit) return converted(number.value, number.unit, canonical);
  if (number.flag !== undefined) tally.marked.add(name, number.flag);
  return converted(number.value, unit, canonical, { tenths });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function bad(line: number, field: string, message: string): TimedLine {
  return { line: { line, kind: "bad", errors: { [field]: [message] } } };
}
