import type { NewPeriodValue } from "../../contract/reading/period-value";
import type { ReadingResult } from "../../contract/reading/reading";
import type { FieldErrors } from "../../errors";
import { throughOutages } from "../../outage";
import type { Context } from "../context";
import { record } from "../readings";
import type { NamedSource } from "./internal/disk/files";
import { type FileLine, isMeasured } from "./internal/file/file-line";
import { linesOf } from "./internal/file/lines";
import type { Mapping } from "./internal/file/mapping";
import { CellTally } from "./internal/file/tally";
import { foundIn, surveyFiles } from "./internal/files";
import type { StationFinder } from "./internal/find-station";
import { foresee } from "./internal/foresee";
import { OverviewCollector } from "./internal/overview";
import { instantOf, type PeriodsOutcome, periodValuesOf, recordPeriods } from "./internal/periods";
import { differencesAmong, type Repeats, settleRepeats } from "./internal/repeats";
import { cellCounts, countLine, type ImportSummary, type LineOutcome, newSummary } from "./internal/summary";

/** Readings per batch, which is one transaction. */
const BATCH = 1000;

export interface ImportInput {
  /** Files of the same stations, in any order. */
  files: readonly NamedSource[];
  mapping: Mapping;
  findStation: StationFinder;
  /** False when all lines are of one station and need not name it. */
  needsStation: boolean;
}

interface ImportOptions {
  /** How long to wait for an unreachable database; not at all by default. */
  timeoutMs?: number;
  /** Store nothing, and say what would be stored. */
  dryRun?: boolean;
  /** Show the file's values where stored ones differ, with this reason in the log. */
  replaceReason?: string | undefined;
  /** Ends the import after the current batch. */
  signal?: AbortSignal;
  /** Called after each batch with the lines done so far. */
  onProgress?: (lines: number) => void;
}

/**
 * Records CSV files of readings and of daily values through the same verbs as the transports. Unusable lines are
 * counted and skipped, as are those whose station already has a reading of that time with the same values or others;
 * values that it lacks are added to it. A cell that is not understood is left out of its line.
 * What is stored stays when a later line aborts the import; a repeated import stores only the rest.
 * @throws AppError as `readLines` and `record` do
 */
export async function importReadings(
  ctx: Context,
  { files, mapping, findStation, needsStation }: ImportInput,
  { timeoutMs = 0, onProgress, signal, ...how }: ImportOptions = {},
): Promise<ImportSummary> {
  const summary = newSummary();
  const overview = new OverviewCollector();
  let batch: FileLine[] = [];
  let lines = 0;
  const flush = async () => {
    // After a lost response, what was stored already counts as repeated.
    await throughOutages(timeoutMs, () => recordLines(ctx, batch, { findStation, summary, overview, ...how }));
    lines += batch.length;
    batch = [];
    onProgress?.(lines);
  };
  const tally = new CellTally();
  const surveyed = await surveyFiles(files, mapping, { needsStation, now: ctx.now() });
  summary.found = foundIn(surveyed);
  for (const { file, form } of surveyed) {
    for await (const line of linesOf(file, form, tally)) {
      if (signal?.aborted) break;
      if (files.length > 1) line.file = file.name;
      batch.push(line);
      if (batch.length === BATCH) await flush();
    }
  }
  if (batch.length > 0) await flush();
  summary.cells = cellCounts(tally);
  if (how.dryRun) summary.overview = overview.overview();
  return summary;
}

interface Recording extends Pick<ImportOptions, "dryRun" | "replaceReason"> {
  findStation: StationFinder;
  summary: ImportSummary;
  overview: OverviewCollector;
}

async function recordLines(
  ctx: Context,
  lines: readonly FileLine[],
  { findStation, summary, overview, dryRun = false, replaceReason }: Recording,
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
    if (dryRun) overview.add(line, reading, found);
    const { values, counters, extra } = reading;
    if (isMeasured(reading)) {
      inputs.set(line, { ...values, ...counters, extra, time: instantOf(reading.time, found), station: found.id });
    }
    const ofPeriods = periodValuesOf(reading, found);
    if ("error" in ofPeriods) refusals.set(line, { time: [ofPeriods.error] });
    else if (ofPeriods.length > 0) periodValues.set(line, ofPeriods);
  }
  const outcomes = dryRun ? await foresee(ctx, inputs) : await recorded(ctx, inputs);
  const repeats = dryRun
    ? { conflicts: await differencesAmong(ctx, inputs, outcomes) }
    : await settleRepeats(ctx, inputs, outcomes, replaceReason);
  const periods = dryRun ? foreseePeriods(periodValues) : await recordPeriods(ctx, periodValues, replaceReason);
  for (const line of lines) {
    countLine(summary, line, {
      errors: refusals.get(line),
      result: outcomes.get(line),
      conflict: repeats.conflicts.get(line),
      settled: settledBy(repeats, line),
      periods: periods.get(line),
    });
  }
}

function settledBy({ completed, replaced }: Partial<Repeats>, line: FileLine): LineOutcome["settled"] {
  if (replaced?.has(line)) return "replaced";
  return completed?.has(line) ? "completed" : undefined;
}

async function recorded(ctx: Context, inputs: ReadonlyMap<FileLine, unknown>): Promise<Map<FileLine, ReadingResult>> {
  const results = await record(ctx, [...inputs.values()], { source: "import", isMerging: false });
  return new Map(
    [...inputs.keys()].flatMap((line, i) => {
      const result = results[i];
      return result ? [[line, result]] : [];
    }),
  );
}

/** Without a look at what is stored. */
function foreseePeriods(values: ReadonlyMap<FileLine, readonly NewPeriodValue[]>): Map<FileLine, PeriodsOutcome> {
  return new Map(
    [...values].map(([line, own]) => [
      line,
      { stored: own.length, repeated: 0, replaced: 0, refused: {}, conflicting: {} },
    ]),
  );
}
