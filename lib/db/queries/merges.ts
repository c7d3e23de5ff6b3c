import { INSERT_IGNORING, marks, parsed, type Sql, type SqlValue, tuples } from "../sql";
import type { Dialect } from "../url";
import type { CounterRow } from "./readings/rain-counters";
import type { ReadingRow } from "./readings/readings";
import type { Cell } from "./records/tables";

/** The rows of a deleted station, by table and column. */
export type KeptRows = Record<string, Record<string, Cell>[]>;

/** One station's merge into another. Times are epoch ms. */
export interface MergeRow {
  id: number;
  stationId: number;
  intoId: number;
  time: number;
  hasRepeats: boolean;
  /** Null while the station still exists. */
  rows: KeptRows | null;
  undoneAt: number | null;
}

/** Rows or parameters per statement. */
const BATCH_SIZE = 500;

const COLUMNS = `"id", "stationId", "intoId", "time", "hasRepeats", "rows", "undoneAt"`;

async function merges(sql: Sql, clause: string, values: readonly SqlValue[]): Promise<MergeRow[]> {
  const rows = await sql.all<MergeRow>(`SELECT ${COLUMNS} FROM "StationMerge" ${clause}`, values);
  return rows.map((row) => ({ ...row, hasRepeats: Boolean(row.hasRepeats), rows: parsed<KeptRows>(row.rows) }));
}

/** The merge, locked until the transaction ends. */
export async function lockMerge(sql: Sql, dialect: Dialect, id: number): Promise<MergeRow | undefined> {
  return (await merges(sql, `WHERE "id" = ? ${dialect === "mysql" ? "FOR UPDATE" : ""}`, [id]))[0];
}

/** The merge in which a station was deleted, if it was not undone. */
export async function mergeOf(sql: Sql, stationId: number): Promise<MergeRow | undefined> {
  return (await merges(sql, `WHERE "stationId" = ? AND "rows" IS NOT NULL AND "undoneAt" IS NULL`, [stationId]))[0];
}

/** The first later merge into the station that dropped duplicates. */
export async function laterRepeats(
  sql: Sql,
  { id, intoId }: Pick<MergeRow, "id" | "intoId">,
): Promise<MergeRow | undefined> {
  const clause = `WHERE "intoId" = ? AND "id" > ? AND "hasRepeats" = 1 AND "undoneAt" IS NULL ORDER BY "id" DESC LIMIT 1`;
  return (await merges(sql, clause, [intoId, id]))[0];
}

/** Unfinished merges of these stations into the other one: ids by station. */
export async function begunMerges(
  sql: Sql,
  intoId: number,
  stationIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await sql.all<{ id: number; stationId: number }>(
    `SELECT "id", "stationId" FROM "StationMerge"
     WHERE "stationId" IN (${marks(stationIds.length)}) AND "intoId" = ? AND "rows" IS NULL AND "undoneAt" IS NULL`,
    [...stationIds, intoId],
  );
  return new Map(rows.map(({ id, stationId }) => [Number(stationId), Number(id)]));
}

export async function insertMerges(
  sql: Sql,
  intoId: number,
  stationIds: readonly number[],
  now: number,
): Promise<void> {
  await sql.run(
    `INSERT INTO "StationMerge" ("stationId", "intoId", "time") VALUES ${tuples(stationIds.length, 3)}`,
    stationIds.flatMap((id) => [id, intoId, new Date(now)]),
  );
}

export async function markRepeats(sql: Sql, mergeIds: readonly number[]): Promise<void> {
  if (mergeIds.length === 0) return;
  await sql.run(`UPDATE "StationMerge" SET "hasRepeats" = 1 WHERE "id" IN (${marks(mergeIds.length)})`, mergeIds);
}

export async function keepRows(sql: Sql, mergeId: number, rows: KeptRows | null): Promise<void> {
  const text = rows === null ? null : JSON.stringify(rows);
  await sql.run(`UPDATE "StationMerge" SET "rows" = ? WHERE "id" = ?`, [text, mergeId]);
}

export async function endMerge(sql: Sql, mergeId: number, undoneAt: number): Promise<void> {
  await sql.run(`UPDATE "StationMerge" SET "undoneAt" = ? WHERE "id" = ?`, [new Date(undoneAt), mergeId]);
}

/** A reading moved by a merge; a dropped duplicate is stored here in full, because it is in no other table. */
export interface MergedReading {
  mergeId: number;
  time: number;
  dropped: DroppedReading | null;
}

/** With what it said of its station's counters, if it did. */
export type DroppedReading = ReadingRow & { counter?: CounterRow | undefined };

/**
 * Records moved readings. A time may occur again while its merge is running. The entry of a moved reading then wins,
 * because it must be given back once; of duplicates the first.
 */
export async function insertMergedReadings(sql: Sql, dialect: Dialect, rows: readonly MergedReading[]): Promise<void> {
  await noteMergedReadings(
    sql,
    "REPLACE INTO",
    rows.filter(({ dropped }) => dropped === null),
  );
  await noteMergedReadings(
    sql,
    `${INSERT_IGNORING[dialect]} INTO`,
    rows.filter(({ dropped }) => dropped !== null),
  );
}

async function noteMergedReadings(sql: Sql, verb: string, rows: readonly MergedReading[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const slice = rows.slice(i, i + BATCH_SIZE);
    await sql.run(
      `${verb} "MergedReading" ("mergeId", "time", "dropped") VALUES ${tuples(slice.length, 3)}`,
      slice.flatMap(({ mergeId, time, dropped }) => [mergeId, new Date(time), dropped && JSON.stringify(dropped)]),
    );
  }
}

/** A merge's first readings, oldest first. */
export async function mergedReadings(sql: Sql, mergeId: number, limit: number): Promise<MergedReading[]> {
  const rows = await sql.all<MergedReading>(
    `SELECT "mergeId", "time", "dropped" FROM "MergedReading" WHERE "mergeId" = ? ORDER BY "time" LIMIT ${limit}`,
    [mergeId],
  );
  return rows.map((row) => ({ ...row, dropped: parsed<DroppedReading>(row.dropped) }));
}

export async function deleteMergedReadings(sql: Sql, mergeId: number, times: readonly number[]): Promise<void> {
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    await sql.run(`DELETE FROM "MergedReading" WHERE "mergeId" = ? AND "time" IN (${marks(slice.length)})`, [
      mergeId,
      ...slice.map((time) => new Date(time)),
    ]);
  }
}

/** A row of another table that was moved or dropped by a merge. */
export interface MergedRecord {
  mergeId: number;
  model: string;
  recordId: number;
  dropped: Record<string, Cell> | null;
}

export async function insertMergedRecords(sql: Sql, rows: readonly MergedRecord[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const slice = rows.slice(i, i + BATCH_SIZE);
    await sql.run(
      `INSERT INTO "MergedRecord" ("mergeId", "model", "recordId", "dropped") VALUES ${tuples(slice.length, 4)}`,
      slice.flatMap(({ mergeId, model, recordId, dropped }) => [
        mergeId,
        model,
        recordId,
        dropped && JSON.stringify(dropped),
      ]),
    );
  }
}

/** A merge's first rows of one table. */
export async function mergedRecords(sql: Sql, mergeId: number, model: string, limit: number): Promise<MergedRecord[]> {
  const rows = await sql.all<MergedRecord>(
    `SELECT "mergeId", "model", "recordId", "dropped" FROM "MergedRecord"
     WHERE "mergeId" = ? AND "model" = ? ORDER BY "recordId" LIMIT ${limit}`,
    [mergeId, model],
  );
  return rows.map((row) => ({ ...row, dropped: parsed<Record<string, Cell>>(row.dropped) }));
}

export async function deleteMergedRecords(
  sql: Sql,
  mergeId: number,
  model: string,
  ids: readonly number[],
): Promise<void> {
  for (let i = 0; i < ids.length; i += BATCH_SIZE) {
    const slice = ids.slice(i, i + BATCH_SIZE);
    await sql.run(
      `DELETE FROM "MergedRecord" WHERE "mergeId" = ? AND "model" = ? AND "recordId" IN (${marks(slice.length)})`,
      [mergeId, model, ...slice],
    );
  }
}

/** Assigns rows to another station by id; returns how many there were. */
export async function giveRows(sql: Sql, table: string, ids: readonly number[], stationId: number): Promise<void> {
  for (let i = 0; i < ids.length; i += BATCH_SIZE) {
    const slice = ids.slice(i, i + BATCH_SIZE);
    await sql.run(`UPDATE "${table}" SET "stationId" = ? WHERE "id" IN (${marks(slice.length)})`, [
      stationId,
      ...slice,
    ]);
  }
}

export async function deleteRows(sql: Sql, table: string, ids: readonly number[]): Promise<void> {
  for (let i = 0; i < ids.length; i += BATCH_SIZE) {
    const slice = ids.slice(i, i + BATCH_SIZE);
    await sql.run(`DELETE FROM "${table}" WHERE "id" IN (${marks(slice.length)})`, slice);
  }
}

/** Assigns the suspect values of a station's readings at these times to another station. */
export async function giveSuspects(
  sql: Sql,
  { from, to, times }: { from: number; to: number; times: readonly number[] },
): Promise<void> {
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    await sql.run(
      `UPDATE "SuspectValue" SET "stationId" = ? WHERE "stationId" = ? AND "time" IN (${marks(slice.length)})`,
      [to, from, ...slice.map((time) => new Date(time))],
    );
  }
}

/** Assigns what a station's readings at these times said of its counters to another station. */
export async function giveCounters(
  sql: Sql,
  { from, to, times }: { from: number; to: number; times: readonly number[] },
): Promise<void> {
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    await sql.run(
      `UPDATE "RainCounter" SET "stationId" = ? WHERE "stationId" = ? AND "time" IN (${marks(slice.length)})`,
      [to, from, ...slice.map((time) => new Date(time))],
    );
  }
}

/** Those of these stations that have rows in the table, which has an index that begins with the station. */
export async function stationsWith(sql: Sql, table: string, stationIds: readonly number[]): Promise<Set<number>> {
  if (stationIds.length === 0) return new Set();
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "Station" WHERE "id" IN (${marks(stationIds.length)})
     AND EXISTS (SELECT 1 FROM "${table}" WHERE "stationId" = "Station"."id")`,
    stationIds,
  );
  return new Set(rows.map(({ id }) => Number(id)));
}

/** Those of these stations that have an open command. */
export async function stationsCommanded(sql: Sql, stationIds: readonly number[]): Promise<number[]> {
  const rows = await sql.all<{ stationId: number }>(
    `SELECT DISTINCT "stationId" FROM "DeviceCommand"
     WHERE "stationId" IN (${marks(stationIds.length)}) AND "status" IN ('waiting', 'sent')`,
    stationIds,
  );
  return rows.map(({ stationId }) => Number(stationId));
}

export async function deleteStations(sql: Sql, ids: readonly number[]): Promise<void> {
  await sql.run(`DELETE FROM "Station" WHERE "id" IN (${marks(ids.length)})`, ids);
}

/**
 * Deletes up to `limit` rows of the merges into a station that is being deleted permanently, including merges into the
 * stations merged into it. Returns whether nothing is left.
 */
export async function forgetMerges(sql: Sql, intoId: number, limit: number): Promise<boolean> {
  for (let remaining = limit; remaining > 0; remaining -= 1) {
    const [merge] = await merges(sql, `WHERE "intoId" = ? ORDER BY "id" LIMIT 1`, [intoId]);
    if (!merge) return true;
    const times = (await mergedReadings(sql, merge.id, remaining)).map(({ time }) => time);
    await deleteMergedReadings(sql, merge.id, times);
    remaining -= times.length;
    const records = await sql.all<{ model: string; recordId: number }>(
      `SELECT "model", "recordId" FROM "MergedRecord" WHERE "mergeId" = ? LIMIT ${Math.max(0, remaining)}`,
      [merge.id],
    );
    for (const model of new Set(records.map((record) => record.model))) {
      const ids = records.filter((record) => record.model === model).map(({ recordId }) => recordId);
      await deleteMergedRecords(sql, merge.id, model, ids);
    }
    remaining -= records.length;
    if (remaining <= 0) return false;
    if (merge.rows && merge.undoneAt === null) {
      await sql.run(`UPDATE "StationMerge" SET "intoId" = ? WHERE "intoId" = ?`, [intoId, merge.stationId]);
    }
    await sql.run(`DELETE FROM "StationMerge" WHERE "id" = ?`, [merge.id]);
  }
  return false;
}
