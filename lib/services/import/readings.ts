import type { Readable } from "node:stream";
import type { ReadingResult } from "../../contract/reading";
import type { FieldErrors } from "../../errors";
import type { Context } from "../context";
import { record } from "../readings/record";
import type { StationFinder } from "./find-station";
import { type FileLine, readLines } from "./lines";
import type { Mapping } from "./mapping";
import { countResult, type ImportSummary, newSummary } from "./summary";

/** Readings a batch: one transaction each. */
const BATCH = 1000;

export interface ImportInput {
  source: Readable;
  mapping: Mapping;
  findStation: StationFinder;
  /** False when all lines are of one station and need not name it. */
  needsStation: boolean;
  /** Called after each batch with the lines done so far. */
  onProgress?: (lines: number) => void;
}

/**
 * Records a CSV file of readings through the same verb as every other door. Lines that can not be used are counted
 * and passed over. What is stored stays when a later line breaks the file off; a repeated import stores only the rest.
 * @throws AppError as `readLines` and `record` do
 */
export async function importReadings(
  ctx: Context,
  { source, mapping, findStation, needsStation, onProgress }: ImportInput,
): Promise<ImportSummary> {
  const summary = newSummary();
  let batch: FileLine[] = [];
  let lines = 0;
  const flush = async () => {
    await recordLines(ctx, batch, findStation, summary);
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
    const { station, values, ...rest } = line.reading;
    const found = await findStation(station);
    if ("error" in found) refusals.set(line, { station: [found.error] });
    else inputs.set(line, { ...rest, ...values, station: found.id });
  }
  const results = await record(ctx, [...inputs.values()]);
  const outcomes = new Map([...inputs.keys()].map((line, i) => [line, results[i]]));
  for (const line of lines) {
    const errors = refusals.get(line);
    const result: ReadingResult | undefined = errors ? { status: "refused", errors } : outcomes.get(line);
    if (result) countResult(summary, line.line, result);
    else summary.empty += 1;
  }
}
