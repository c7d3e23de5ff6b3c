import type { Readable } from "node:stream";
import { type ReadingResult, readReading } from "../../contract/reading";
import type { FieldErrors } from "../../errors";
import { throughOutages } from "../../refusal";
import type { Context } from "../context";
import { conflictsOf, type Repeat } from "../readings/conflicts";
import { record } from "../readings/record";
import type { StationFinder } from "./find-station";
import { type FileLine, readLines } from "./lines";
import type { Mapping } from "./mapping";
import { countConflict, countResult, type ImportSummary, newSummary } from "./summary";
import { startOfDate } from "./time";

/** Readings a batch: one transaction each. */
const BATCH = 1000;

export interface ImportInput {
  source: Readable;
  mapping: Mapping;
  findStation: StationFinder;
  /** False when all lines are of one station and need not name it. */
  needsStation: boolean;
  /** For how long a database that is away is waited for; not at all unless said. */
  patienceMs?: number;
  /** Called after each batch with the lines done so far. */
  onProgress?: (lines: number) => void;
}

/**
 * Records a CSV file of readings through the same verb as every other door. Lines that can not be used are counted
 * and passed over, and so are those whose station has a reading of that time, with the same values or with others. What is stored stays when a later line breaks the file off; a repeated import stores only the rest.
 * @throws AppError as `readLines` and `record` do
 */
export async function importReadings(
  ctx: Context,
  { source, mapping, findStation, needsStation, patienceMs = 0, onProgress }: ImportInput,
): Promise<ImportSummary> {
  const summary = newSummary();
  let batch: FileLine[] = [];
  let lines = 0;
  const flush = async () => {
    // What an answer that was lost had stored counts as repeated then.
    await throughOutages(patienceMs, () => recordLines(ctx, batch, findStation, summary));
    lines += batch.length;
    batch = [];
    onProgress?.(lines);
  };
  for await (const line of readLines(source, mapping, { needsStation })) {
    batch.push(line);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
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
  for (const line of lines) {
    if (line.kind === "bad") refusals.set(line, line.errors);
    if (line.kind !== "reading") continue;
    const { station, time, values, extra } = line.reading;
    const found = await findStation(station);
    if ("error" in found) refusals.set(line, { station: [found.error] });
    else {
      const instant = typeof time === "object" ? startOfDate(time.date, found.timeZone) : time;
      inputs.set(line, { ...values, extra, time: instant, station: found.id });
    }
  }
  const results = await record(ctx, [...inputs.values()]);
  const outcomes = new Map([...inputs.keys()].map((line, i) => [line, results[i]]));
  const conflicts = await conflictsAmong(ctx, inputs, outcomes);
  for (const line of lines) {
    const errors = refusals.get(line);
    const result: ReadingResult | undefined = errors ? { status: "refused", errors } : outcomes.get(line);
    const conflict = conflicts.get(line);
    if (conflict) countConflict(summary, line.line, conflict);
    else if (result) countResult(summary, line.line, result);
    else summary.empty += 1;
  }
}

/** Of the lines that were there already, those which say something else, and what by field. */
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
