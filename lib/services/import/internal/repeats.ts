import { type ReadingResult, readReading } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import { groupBy } from "../../../group-by";
import type { Context } from "../../context";
import { completeReadings, conflictsOf, correctReadings, type Repeat } from "../../readings";
import type { FileLine } from "./file/file-line";

interface LineRepeat extends Repeat {
  line: FileLine;
}

/** What became of the lines whose station already has a reading of their time. */
export interface Repeats {
  /** Lines that still differ from what is stored, with the differences by field. */
  conflicts: Map<FileLine, FieldErrors>;
  /** Lines with values that the stored reading lacked, and has now. */
  completed: Set<FileLine>;
  /** Lines whose values are shown from now on in place of the stored ones. */
  replaced: Set<FileLine>;
}

/**
 * Adds to stored readings what they lack, if nothing else differs, as when a station's values come in several files;
 * with a reason for replacing, corrects what differs.
 */
export async function settleRepeats(
  ctx: Context,
  inputs: ReadonlyMap<FileLine, unknown>,
  outcomes: ReadonlyMap<FileLine, ReadingResult | undefined>,
  reason: string | undefined,
): Promise<Repeats> {
  const repeats = repeatsAmong(inputs, outcomes);
  const before = await conflictsOf(ctx.database.read, repeats);
  const result: Repeats = { conflicts: new Map(), completed: new Set(), replaced: new Set() };
  if (before.size === 0) return result;
  const differing = [...before.keys()];
  const evenIfOthersDiffer = reason !== undefined;
  for (const { line } of await complete(ctx, differing, evenIfOthersDiffer)) result.completed.add(line);
  if (reason !== undefined) for (const { line } of await replace(ctx, differing, reason)) result.replaced.add(line);
  const after = await conflictsOf(ctx.database.read, differing);
  for (const [{ line }, errors] of after) {
    result.conflicts.set(line, errors);
    result.completed.delete(line);
    result.replaced.delete(line);
  }
  return result;
}

/** How the repeats differ from what is stored, without any change. */
export async function differencesAmong(
  { database }: Context,
  inputs: ReadonlyMap<FileLine, unknown>,
  outcomes: ReadonlyMap<FileLine, ReadingResult | undefined>,
): Promise<Map<FileLine, FieldErrors>> {
  const differences = await conflictsOf(database.read, repeatsAmong(inputs, outcomes));
  return new Map([...differences].map(([{ line }, errors]) => [line, errors]));
}

function repeatsAmong(
  inputs: ReadonlyMap<FileLine, unknown>,
  outcomes: ReadonlyMap<FileLine, ReadingResult | undefined>,
): LineRepeat[] {
  return [...inputs].flatMap(([line, input]) => {
    const read = outcomes.get(line)?.status === "repeated" ? readReading(input) : undefined;
    if (!read || "error" in read) return [];
    const { station, time, values, extra } = read.reading;
    return station !== undefined && time !== undefined ? [{ line, stationId: station, time, values, extra }] : [];
  });
}

function complete(ctx: Context, repeats: readonly LineRepeat[], evenIfOthersDiffer: boolean): Promise<LineRepeat[]> {
  return eachStation(repeats, (stationId, own) => {
    const readings = own.map(({ time, values, extra }) => ({ time, values, extra }));
    return completeReadings(ctx, { stationId, readings }, { evenIfOthersDiffer });
  });
}

function replace(ctx: Context, repeats: readonly LineRepeat[], reason: string): Promise<LineRepeat[]> {
  return eachStation(repeats, (stationId, own) =>
    correctReadings(ctx, { stationId, readings: own.map(({ time, values }) => ({ time, values })), reason }),
  );
}

/** Runs `work` on each station's repeats; returns those whose readings it has changed. */
async function eachStation(
  repeats: readonly LineRepeat[],
  work: (stationId: number, own: readonly LineRepeat[]) => Promise<Set<number>>,
): Promise<LineRepeat[]> {
  const changed: LineRepeat[] = [];
  for (const [stationId, own] of groupBy(repeats, (repeat) => repeat.stationId)) {
    const times = await work(stationId, own);
    changed.push(...own.filter(({ time }) => times.has(time)));
  }
  return changed;
}
