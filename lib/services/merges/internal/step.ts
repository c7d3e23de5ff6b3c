import { modelNamed } from "../../../db/models";
import { deleteRows, giveRows, insertMergedRecords, markRepeats, stationsWith } from "../../../db/queries/merges";
import { firstReadings } from "../../../db/queries/readings/readings";
import { type Cells, selectRows } from "../../../db/queries/records/tables";
import { markPeriods } from "../../../db/queries/statistics/period-values";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";
import { dropReadings, giveReadings, readingsByTime, remember, sortOut, withCounters } from "./readings";
import { isSame, RECORDS, type RecordsOf, SUSPECTS, twinsAmong } from "./records";

/** Rows per transaction: a longer one would keep other writers waiting. */
export const STEP = 2_000;

/** Before and after every possible reading. */
const BEGINNING = Date.UTC(1000, 0, 1);
const END = Date.UTC(9999, 11, 31, 23, 59);

/** What a station keeps, since the other one has something else in its place. */
export interface Stayed {
  readings: number;
  records: number;
}

/** The progress of a merge between two transactions. */
export interface Progress {
  /** The stations in processing order. */
  ids: number[];
  /** The current table of RECORDS; beyond those, the readings. */
  table: number;
  /** The index in `ids` of the current station. */
  index: number;
  /**
   * For a table, the number of that station's rows that stay; for the readings, the time (epoch ms) to continue from.
   */
  from: number;
  stayed: Map<number, Stayed>;
  /** Readings moved, and those that the other station already had. */
  moved: number;
  repeats: number;
}

export function progressOf(ids: readonly number[]): Progress {
  return { ids: [...ids], table: 0, index: 0, from: 0, stayed: new Map(), moved: 0, repeats: 0 };
}

/** The context of one transaction. Its stations are locked. */
export interface Work {
  sql: Sql;
  dialect: Dialect;
  into: number;
  mergeId: (stationId: number) => number;
}

/** Does one transaction's share and updates the given progress. Returns whether everything has been processed. */
export async function moveSome(work: Work, progress: Progress): Promise<boolean> {
  let remaining = STEP;
  while (progress.table < RECORDS.length && remaining > 0) remaining -= await moveRecords(work, progress, remaining);
  if (progress.table === RECORDS.length && remaining > 0) await moveReadings(work, progress, remaining);
  return progress.table === RECORDS.length && progress.index === progress.ids.length;
}

async function moveRecords(work: Work, progress: Progress, remaining: number): Promise<number> {
  const records = RECORDS[progress.table];
  if (!records) return 0;
  const having = await stationsWith(work.sql, records.model, progress.ids.slice(progress.index));
  let looked = 0;
  for (; progress.index < progress.ids.length; progress.index += 1, progress.from = 0) {
    const id = progress.ids[progress.index] ?? 0;
    if (!having.has(id)) continue;
    const limit = remaining - looked;
    const rows = await selectRows(
      work.sql,
      modelNamed(records.model),
      { stationId: id },
      {
        order: [...records.unique, "id"],
        limit,
        offset: progress.from,
      },
    );
    const stays = await moveRows(work, records, id, rows);
    addStayed(progress, id, { readings: 0, records: stays });
    progress.from += stays;
    looked += rows.length;
    if (rows.length === limit) return looked;
  }
  Object.assign(progress, {
    table: progress.table + 1,
    index: 0,
    from: progress.table + 1 === RECORDS.length ? BEGINNING : 0,
  });
  return looked;
}

/** Returns the number of rows that stay. */
async function moveRows(
  { sql, dialect, into, mergeId }: Work,
  records: RecordsOf,
  id: number,
  rows: Cells[],
): Promise<number> {
  const twinOf = await twinsAmong(sql, records, into, rows);
  const moved = rows.filter((row) => !twinOf(row));
  const repeats = rows.filter((row) => {
    const twin = twinOf(row);
    return twin !== undefined && isSame(records, row, twin);
  });
  const { model } = records;
  await giveRows(sql, model, moved.map(numberOf), into);
  await deleteRows(sql, model, repeats.map(numberOf));
  const entryOf = (row: Cells, dropped: Cells | null) => ({
    mergeId: mergeId(id),
    model,
    recordId: numberOf(row),
    dropped,
  });
  await insertMergedRecords(sql, [
    ...moved.map((row) => entryOf(row, null)),
    ...repeats.map((row) => entryOf(row, row)),
  ]);
  // A channel has its values by its name, whichever row it has.
  if (repeats.length > 0 && model !== "Channel") await markRepeats(sql, [mergeId(id)]);
  if (model === "PeriodValue") await markPeriodsOf(sql, dialect, [...moved, ...repeats], [id, into]);
  return rows.length - moved.length - repeats.length;
}

/** Marks the days in which these values count, for each of these stations. */
export async function markPeriodsOf(
  sql: Sql,
  dialect: Dialect,
  rows: readonly Cells[],
  stationIds: readonly number[],
): Promise<void> {
  const periods = rows.map((row) => ({ from: Number(row.from), to: Number(row.to) }));
  await markPeriods(
    sql,
    dialect,
    stationIds.flatMap((stationId) => periods.map((period) => ({ stationId, ...period }))),
  );
}

async function moveReadings(
  { sql, dialect, into, mergeId }: Work,
  progress: Progress,
  remaining: number,
): Promise<void> {
  const rows = [];
  for (; progress.index < progress.ids.length; progress.index += 1, progress.from = BEGINNING) {
    const stationId = progress.ids[progress.index] ?? 0;
    const limit = remaining - rows.length;
    const own = await firstReadings(sql, { stationId, from: progress.from, to: END }, limit);
    rows.push(...own);
    if (own.length < limit) continue;
    progress.from = (own.at(-1)?.time ?? progress.from) + 1;
    break;
  }
  const known = await readingsByTime(sql, into, [...new Set(rows.map(({ time }) => time))]);
  const sorted = sortOut(rows, known);
  await giveReadings(sql, dialect, sorted.moved, into);
  const repeats = await withCounters(sql, sorted.repeats);
  const suspects = await dropReadings(sql, dialect, sorted.repeats);
  await remember({ sql, dialect, mergeId }, { ...sorted, repeats });
  await insertMergedRecords(
    sql,
    suspects.map((row) => ({
      mergeId: mergeId(Number(row.stationId)),
      model: SUSPECTS.model,
      recordId: numberOf(row),
      dropped: row,
    })),
  );
  await markRepeats(sql, [...new Set(sorted.repeats.map(({ stationId }) => mergeId(stationId)))]);
  for (const { stationId } of sorted.stays) addStayed(progress, stationId, { readings: 1, records: 0 });
  progress.moved += sorted.moved.length;
  progress.repeats += sorted.repeats.length;
}

function addStayed({ stayed }: Progress, id: number, { readings, records }: Stayed): void {
  if (readings + records === 0) return;
  const before = stayed.get(id) ?? { readings: 0, records: 0 };
  stayed.set(id, { readings: before.readings + readings, records: before.records + records });
}

function numberOf({ id }: Cells): number {
  return Number(id);
}
