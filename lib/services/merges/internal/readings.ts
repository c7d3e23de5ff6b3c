import { modelNamed } from "../../../db/models";
import {
  type DroppedReading,
  giveCounters,
  giveSuspects,
  insertMergedReadings,
  type MergedReading,
} from "../../../db/queries/merges";
import { type CounterRow, countersAt, deleteCounters, putCounters } from "../../../db/queries/readings/rain-counters";
import { deleteReadings, insertReadings, type ReadingRow, readingsAt } from "../../../db/queries/readings/readings";
import { deleteSuspects } from "../../../db/queries/readings/suspects";
import { type Cells, selectRows } from "../../../db/queries/records/tables";
import { markDirty } from "../../../db/queries/statistics/dirty";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";
import { groupBy } from "../../../group-by";

/** Times per statement. */
const BATCH_SIZE = 1000;

/** The outcome for a station's readings, given those of the other station. */
export interface Sorted {
  moved: ReadingRow[];
  /** Equal to those of the other station. */
  repeats: ReadingRow[];
  /** The other station has different values at the same time: neither may be lost. */
  stays: ReadingRow[];
}

/** `known` has the other station's readings by time; moved readings are added to it. */
export function sortOut(rows: readonly ReadingRow[], known: Map<number, ReadingRow>): Sorted {
  const sorted: Sorted = { moved: [], repeats: [], stays: [] };
  for (const row of rows) {
    const there = known.get(row.time);
    if (!there) {
      known.set(row.time, row);
      sorted.moved.push(row);
    } else if (isRepeat(row, there)) sorted.repeats.push(row);
    else sorted.stays.push(row);
  }
  return sorted;
}

/**
 * The same values and the same corrections by people. The findings of quality control depend on neighbouring readings.
 */
function isRepeat(a: ReadingRow, b: ReadingRow): boolean {
  return (
    (["values", "extra", "corrections"] as const).every((part) => textOf(a[part]) === textOf(b[part])) &&
    hiddenOf(a) === hiddenOf(b)
  );
}

function textOf(entries: object | null): string {
  return JSON.stringify(Object.entries(entries ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hiddenOf({ flags }: ReadingRow): string {
  const hidden = Object.entries(flags ?? {}).filter(([, flag]) => flag === "hidden");
  return textOf(Object.fromEntries(hidden));
}

/** The station's readings of these times, by time. */
export async function readingsByTime(
  sql: Sql,
  stationId: number,
  times: readonly number[],
): Promise<Map<number, ReadingRow>> {
  const found = new Map<number, ReadingRow>();
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    for (const row of await readingsAt(sql, stationId, times.slice(i, i + BATCH_SIZE))) found.set(row.time, row);
  }
  return found;
}

/**
 * Moves readings unchanged to another station, with their suspect values and counters, and marks the hours of both.
 */
export async function giveReadings(sql: Sql, dialect: Dialect, rows: readonly ReadingRow[], to: number): Promise<void> {
  await takeAway(sql, rows);
  for (const [from, own] of byStation(suspected(rows))) {
    await giveSuspects(sql, { from, to, times: timesOf(own) });
  }
  for (const [from, own] of byStation(rows)) await giveCounters(sql, { from, to, times: timesOf(own) });
  const given = rows.map((row) => ({ ...row, stationId: to }));
  await insertReadings(sql, given);
  await markDirty(sql, dialect, rows);
  await markDirty(sql, dialect, given);
}

/** Deletes readings that the other station has, too, and their counters. Returns their suspect values. */
export async function dropReadings(sql: Sql, dialect: Dialect, rows: readonly ReadingRow[]): Promise<Cells[]> {
  await takeAway(sql, rows);
  const suspects: Cells[] = [];
  for (const [stationId, own] of byStation(rows)) await deleteCounters(sql, stationId, timesOf(own));
  for (const [stationId, own] of byStation(suspected(rows))) {
    const times = timesOf(own);
    for (let i = 0; i < times.length; i += BATCH_SIZE) {
      const where = { stationId, time: times.slice(i, i + BATCH_SIZE) };
      suspects.push(...(await selectRows(sql, modelNamed("SuspectValue"), where)));
    }
    await deleteSuspects(sql, stationId, times);
  }
  await markDirty(sql, dialect, rows);
  return suspects;
}

export async function remember(
  { sql, dialect, mergeId }: { sql: Sql; dialect: Dialect; mergeId: (stationId: number) => number },
  { moved, repeats }: Sorted,
): Promise<void> {
  const entryOf = (row: ReadingRow, dropped: MergedReading["dropped"]) => ({
    mergeId: mergeId(row.stationId),
    time: row.time,
    dropped,
  });
  await insertMergedReadings(sql, dialect, [
    ...moved.map((row) => entryOf(row, null)),
    ...repeats.map((row) => entryOf(row, row)),
  ]);
}

/** With what they said of their stations' counters. */
export async function withCounters(sql: Sql, rows: readonly ReadingRow[]): Promise<DroppedReading[]> {
  const found = new Map<number, Map<number, CounterRow>>();
  for (const [stationId, own] of byStation(rows)) found.set(stationId, await countersAt(sql, stationId, timesOf(own)));
  return rows.map((row) => ({ ...row, counter: found.get(row.stationId)?.get(row.time) }));
}

/** Gives readings back to their stations, which had been dropped. */
export async function restoreReadings(sql: Sql, dialect: Dialect, rows: readonly DroppedReading[]): Promise<void> {
  await insertReadings(sql, rows);
  await putCounters(
    sql,
    rows.flatMap(({ stationId, counter }) => (counter ? [{ ...counter, stationId }] : [])),
  );
  await markDirty(sql, dialect, rows);
}

async function takeAway(sql: Sql, rows: readonly ReadingRow[]): Promise<void> {
  for (const [stationId, own] of byStation(rows)) {
    const times = timesOf(own);
    for (let i = 0; i < times.length; i += BATCH_SIZE)
      await deleteReadings(sql, stationId, times.slice(i, i + BATCH_SIZE));
  }
}

/** Unflagged readings are in no list of suspects. */
function suspected(rows: readonly ReadingRow[]): ReadingRow[] {
  return rows.filter(({ flags }) => flags !== null);
}

function timesOf(rows: readonly ReadingRow[]): number[] {
  return rows.map(({ time }) => time);
}

function byStation(rows: readonly ReadingRow[]): Map<number, ReadingRow[]> {
  return groupBy(rows, ({ stationId }) => stationId);
}
