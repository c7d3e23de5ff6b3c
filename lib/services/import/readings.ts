import type { NewPeriodValue } from "../../contract/reading/period-value";
import { type ReadingResult, readReading } from "../../contract/reading/reading";
import type { FieldErrors } from "../../errors";
import { throughOutages } from "../../outage";
import type { Context } from "../context";
import { conflictsOf, type Repeat, record } from "../readings";
import { type FileLine, isMeasured } from "./internal/file-line";
import type { StationFinder } from "./internal/find-station";
import { readLines } from "./internal/lines";
import type { Mapping } from "./internal/mapping";
import { instantOf, periodValuesOf, recordPeriods } from "./internal/periods";
import type { Source } from "./internal/source";
import { cellCounts, countLine, type ImportSummary, newSummary } from "./internal/summary";
import { CellTally } from "./internal/tally";

/** Readings per batch, which is one transaction. */
const BATCH = 1000;

export interface ImportInput {
  source: Source;
  mapping: Mapping;
  findStation: StationFinder;
  /** False when all lines are of one station and need not name it. */
  needsStation: boolean;
}

interface ImportOptions {
  /** How long to wait for an unreachable database; not at all by default. */
  timeoutMs?: number;
  /** Called after each batch with the lines done so far. */
  onProgress?: (lines: number) => void;
}

/**
 * Records a CSV file of readings and of daily values through the same verbs as the transports. Unusable lines are
 * counted and skipped, as are those whose station already has a reading of that time, with the same values or others. A
 * cell that is not understood is left out of its line.
 * What is stored stays when a later line aborts the import; a repeated import stores only the rest.
 * @throws AppError as `readLines` and `record` do
 */
export async function importReadings(
  ctx: Context,
  { source, mapping, findStation, needsStation }: ImportInput,
  { timeoutMs = 0, onProgress }: ImportOptions = {},
): Promise<ImportSummary> {
  const summary = newSummary();
  let batch: FileLine[] = [];
  let lines = 0;
  const flush = async () => {
    // After a lost response, what was stored already counts as repeated.
    await throughOutages(timeoutMs, () => recordLines(ctx, batch, findStation, summary));
    lines += batch.length;
    batch = [];
    onProgress?.(lines);
  };
  const tally = new CellTally();
  const onForm = ({ found }: { found: string[] }) => {
    summary.found = found;
  };
  for await (const line of readLines(source, mapping, { needsStation, tally, now: ctx.now(), onForm })) {
    batch.push(line);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  summary.cells = cellCounts(tally);
  return summary;
}

async function recordLines(
  ctx: Context,
  lines: readonly FileLine[],
  findStation: StationFinder,
  summary: ImportSummary,
): Promise<void> {
  const refusals = new Map<FileLine, FieldErrors>();
  const inputs = new Map<FileLine, unknown>();
  const periodValues = new Map<FileLine, NewPeriodValue[]>();
  for (const line of lines) {
    if (line.kind === "bad") refusals.set(line, line.errors);
    if (line.kind !== "reading") continue;
    const { reading } = line;
    const found = await findStation(reading.station);
    if ("error" in found) {
      refusals.set(line, { station: [found.error] });
      continue;
    }
    const { values, extra } = reading;
    if (isMeasured(reading)) {
      inputs.set(line, { ...values, extra, time: instantOf(reading.time, found), station: found.id });
    }
    const ofPeriods = periodValuesOf(reading, found);
    if ("error" in ofPeriods) refusals.set(line, { time: [ofPeriods.error] });
    else if (ofPeriods.length > 0) periodValues.set(line, ofPeriods);
  }
  const results = await record(ctx, [...inputs.values()]);
  const outcomes = new Map([...inputs.keys()].map((line, i) => [line, results[i]]));
  const conflicts = await conflictsAmong(ctx, inputs, outcomes);
  const periods = await recordPeriods(ctx, periodValues);
  for (const line of lines) {
    countLine(summary, line.line, {
      errors: refusals.get(line),
      result: outcomes.get(line),
      conflict: conflicts.get(line),
      periods: periods.get(line),
    });
  }
}

/** The lines among these repeats that differ from the stored reading, with the differences by field. */
async function conflictsAmong(
  { database }: Context,
  inputs: ReadonlyMap<FileLine, unknown>,
  outcomes: ReadonlyMap<FileLine, ReadingResult | undefined>,
): Promise<Map<FileLine, FieldErrors>> {
  const repeats: (Repeat & { line: FileLine })[] = [];
  for (const [line, input] of inputs) {
    if (outcomes.get(line)?.status !== "repeated") continue;
    const read = readReading(input);
    if ("error" in read) continue;
    const { station, time, values, extra } = read.reading;
    if (station !== undefined && time !== undefined) repeats.push({ line, stationId: station, time, values, extra });
  }
  const conflicts = await conflictsOf(database.read, repeats);
  return new Map([...conflicts].map(([{ line }, errors]) => [line, errors]));
}
