import type { ReadingResult } from "../../../../contract/reading/reading";
import { insertLogEntries, type LogRow } from "../../../../db/queries/log/log";
import { readingContext } from "../../../../db/queries/readings/reading-context";
import type { ReadingRow } from "../../../../db/queries/readings/readings";
import type { RecordingStation } from "../../../../db/queries/stations/stations";
import type { Sql } from "../../../../db/sql";
import type { ReadingContext } from "../../../../weather/derived/derive";
import { isMetricKey } from "../../../../weather/metrics";
import { changeEntry, fromTo } from "../amendment";
import type { Rewriting } from "../judge-rewritten";
import type { Arrival } from "../quality-control";
import { type Rewritten, rewriteReadings } from "../rewrite";
import { type Merge, mergeOf } from "./merge";

/** A message for whose time the station has a reading already. */
export interface Again {
  arrival: Arrival;
  row: ReadingRow;
}

export interface Merged extends Partial<Pick<Rewritten, "station" | "latest" | "isRefreshed">> {
  /** What became of each message. */
  outcomes: Map<Arrival, ReadingResult>;
  /** The readings that changed, and those whose flags did: their hours must be marked. */
  changed: ReadingRow[];
}

/**
 * Brings messages together with the stored readings of their times, in the transaction that has locked the station:
 * adds what these lack, and shows other values in place of the stored ones, each as far as its message may. Corrections get a
 * log entry.
 */
export async function mergeStored(
  sql: Sql,
  station: RecordingStation,
  messages: readonly Again[],
  now: number,
): Promise<Merged> {
  const outcomes = new Map<Arrival, ReadingResult>(messages.map(({ arrival }) => [arrival, { status: "repeated" }]));
  const times = [...new Set(messages.map(({ arrival }) => arrival.time))];
  const context = await readingContext(sql, station.id, times, station.metadata);
  const readings = mergedReadings(messages, context);
  if (readings.length === 0) return { outcomes, changed: [] };
  const { rows, revised, ...rewritten } = await rewriteReadings(sql, station, readings, now);
  const entries: LogRow[] = [];
  const changed = rows.filter((row, i) => {
    const effective = (readings[i]?.steps ?? []).filter(({ merge }) => isEffective(merge, row));
    for (const { arrival, merge } of effective) {
      const status = correctedBy(merge, row).length > 0 ? "corrected" : "completed";
      outcomes.set(arrival, { status, flags: ofMessage(row.flags) });
      entries.push(...entryOf(arrival, merge, row, context));
    }
    return effective.length > 0;
  });
  await insertLogEntries(sql, entries);
  return { ...rewritten, outcomes, changed: [...changed, ...revised] };
}

/** The flags without those that say of a former value that the message corrects it. */
function ofMessage(flags: ReadingRow["flags"]): ReadingRow["flags"] {
  const own = Object.entries(flags ?? {}).filter(([, flag]) => flag !== "superseded");
  return own.length > 0 ? Object.fromEntries(own) : null;
}

/** A stored reading with what each message does to it. */
interface MergedReading extends Rewriting {
  steps: { arrival: Arrival; merge: Merge }[];
}

/** The readings that the messages change, oldest first, each with what every message does. */
function mergedReadings(messages: readonly Again[], context: ReadingContext): MergedReading[] {
  const readings = new Map<number, MergedReading>();
  for (const { arrival, row } of messages) {
    if (!arrival.merging) continue;
    const known = readings.get(row.time);
    const merge = mergeOf(known?.after ?? row, arrival, arrival.merging.scope, context);
    if (!merge) continue;
    const steps = [...(known?.steps ?? []), { arrival, merge }];
    readings.set(row.time, { before: row, after: merge.after, steps });
  }
  return [...readings.values()].sort((a, b) => a.after.time - b.after.time);
}

/** Whether anything of it is in the reading that is stored in the end. */
function isEffective(merge: Merge, after: ReadingRow): boolean {
  const isThere = (field: string) => !isMetricKey(field) || after.values[field] !== undefined;
  return merge.added.some(isThere) || correctedBy(merge, after).length > 0;
}

/** The metrics and channels of which another value is shown now. */
function correctedBy({ changes, channels }: Merge, after: ReadingRow): string[] {
  const shown = changes.filter(({ metric, value }) => after.corrections?.[metric] === value);
  return [...shown.map(({ metric }) => metric), ...Object.keys(channels)];
}

function entryOf({ merging }: Arrival, merge: Merge, after: ReadingRow, context: ReadingContext): LogRow[] {
  const fields = correctedBy(merge, after);
  if (!merging || fields.length === 0) return [];
  const metrics = merge.changes.filter(({ metric }) => fields.includes(metric));
  const changes = {
    ...Object.fromEntries(metrics.map((change) => [change.metric, fromTo(merge.before, change, context)])),
    ...merge.channels,
  };
  return [changeEntry(merging.by, after, changes, merging.reason)];
}
