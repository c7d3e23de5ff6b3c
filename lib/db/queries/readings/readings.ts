import type { Channels } from "../../../contract/reading/channels";
import { METRIC_KEYS, type MetricKey, type Values } from "../../../weather/metrics";
import type { Flags } from "../../../weather/quality/quality";
import { columnList, marks, parsed, type Sql, type SqlValue, tuples } from "../../sql";

/** A row of SensorData. Times are epoch ms. */
export interface ReadingRow {
  stationId: number;
  time: number;
  receivedAt: number;
  /** Raw values: quality control never changes them, and derived values are not stored. */
  values: Values;
  flags: Flags | null;
  corrections: Values | null;
  extra: Channels | null;
}

const KEY_COLUMNS = ["stationId", "time", "receivedAt"];
const JSON_COLUMNS = ["flags", "corrections", "extra"] as const;
const SELECTED = columnList([...KEY_COLUMNS, ...METRIC_KEYS, ...JSON_COLUMNS]);

/** Rows per statement: SQLite blocks the process meanwhile, and a thousand take 20 ms. */
const INSERT_ROWS = 250;

export async function insertReadings(sql: Sql, rows: readonly ReadingRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += INSERT_ROWS) await insertSlice(sql, rows.slice(i, i + INSERT_ROWS));
}

/** Names only the columns that some row fills, because every parameter costs and no station measures everything. */
async function insertSlice(sql: Sql, rows: readonly ReadingRow[]): Promise<void> {
  const metrics = METRIC_KEYS.filter((key) => rows.some((row) => row.values[key] !== undefined));
  const objects = JSON_COLUMNS.filter((key) => rows.some((row) => row[key] !== null));
  const columns = [...KEY_COLUMNS, ...metrics, ...objects];
  const values: SqlValue[] = [];
  let receivedAt = new Date(0);
  for (const row of rows) {
    if (receivedAt.getTime() !== row.receivedAt) receivedAt = new Date(row.receivedAt);
    values.push(row.stationId, new Date(row.time), receivedAt);
    for (const key of metrics) values.push(row.values[key] ?? null);
    for (const key of objects) values.push(json(row[key]));
  }
  await sql.run(
    `INSERT INTO "SensorData" (${columnList(columns)}) VALUES ${tuples(rows.length, columns.length)}`,
    values,
  );
}

function json(value: object | null): string | null {
  return value === null || Object.keys(value).length === 0 ? null : JSON.stringify(value);
}

/** Those of these times at which the station already has a reading. */
export async function existingTimes(sql: Sql, stationId: number, times: readonly number[]): Promise<Set<number>> {
  const rows = await sql.all<{ time: number }>(
    `SELECT "time" FROM "SensorData" WHERE "stationId" = ? AND "time" IN (${marks(times.length)})`,
    [stationId, ...times.map((time) => new Date(time))],
  );
  return new Set(rows.map((row) => row.time));
}

/** The station's readings at these times, unordered: look-ups by key. */
export async function readingsAt(sql: Sql, stationId: number, times: readonly number[]): Promise<ReadingRow[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${SELECTED} FROM "SensorData" WHERE "stationId" = ? AND "time" IN (${marks(times.length)})`,
    [stationId, ...times.map((time) => new Date(time))],
  );
  return rows.map(readingOf);
}

export interface Interval {
  stationId: number;
  /** Epoch ms, half-open. */
  from: number;
  to: number;
}

/** The newest `limit` of the station's readings in the interval, oldest first. */
export async function newestReadings(
  sql: Sql,
  { stationId, from, to }: Interval,
  limit: number,
): Promise<ReadingRow[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${SELECTED} FROM "SensorData" WHERE "stationId" = ? AND "time" >= ? AND "time" < ? ORDER BY "time" DESC LIMIT ${limit}`,
    [stationId, new Date(from), new Date(to)],
  );
  return rows.map(readingOf).reverse();
}

/** The first `limit` of the station's readings in the interval, oldest first. */
export async function firstReadings(sql: Sql, { stationId, from, to }: Interval, limit: number): Promise<ReadingRow[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${SELECTED} FROM "SensorData" WHERE "stationId" = ? AND "time" >= ? AND "time" < ? ORDER BY "time" LIMIT ${limit}`,
    [stationId, new Date(from), new Date(to)],
  );
  return rows.map(readingOf);
}

/**
 * Readings per statement: SQLite blocks the process meanwhile, and a thousand take 20 ms including their processing.
 */
const PAGE_ROWS = 500;

/** All of the station's readings in the interval, oldest first, page by page. */
export async function* pagesOfReadings(sql: Sql, { stationId, from, to }: Interval): AsyncGenerator<ReadingRow[]> {
  let begin = from;
  for (;;) {
    const page = await firstReadings(sql, { stationId, from: begin, to }, PAGE_ROWS);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < PAGE_ROWS) return;
    begin = last.time + 1;
  }
}

/** The station's first readings in the interval with a flag, oldest first. */
export async function flaggedReadings(
  sql: Sql,
  { stationId, from, to }: Interval,
  limit: number,
): Promise<ReadingRow[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${SELECTED} FROM "SensorData" WHERE "stationId" = ? AND "time" >= ? AND "time" < ? AND "flags" IS NOT NULL
     ORDER BY "time" LIMIT ${limit}`,
    [stationId, new Date(from), new Date(to)],
  );
  return rows.map(readingOf);
}

interface Key {
  stationId: number;
  /** Epoch ms. */
  time: number;
}

const BY_KEY = `WHERE "stationId" = ? AND "time" = ?`;

export async function readingAt(sql: Sql, { stationId, time }: Key): Promise<ReadingRow | undefined> {
  const rows = await sql.all<Record<string, unknown>>(`SELECT ${SELECTED} FROM "SensorData" ${BY_KEY}`, [
    stationId,
    new Date(time),
  ]);
  return rows.map(readingOf)[0];
}

/** Sets the flags and corrections of a reading; its values stay unchanged. */
export async function updateVerdict(
  sql: Sql,
  { stationId, time, flags, corrections }: Pick<ReadingRow, "stationId" | "time" | "flags" | "corrections">,
): Promise<void> {
  await sql.run(`UPDATE "SensorData" SET "flags" = ?, "corrections" = ? ${BY_KEY}`, [
    json(flags),
    json(corrections),
    stationId,
    new Date(time),
  ]);
}

/** Sets the rain of a reading, which is made of its station's counters, with its flags. */
export async function updateRain(
  sql: Sql,
  { stationId, time, values, flags }: Pick<ReadingRow, "stationId" | "time" | "values" | "flags">,
): Promise<void> {
  await sql.run(`UPDATE "SensorData" SET "rain" = ?, "flags" = ? ${BY_KEY}`, [
    values.rain ?? null,
    json(flags),
    stationId,
    new Date(time),
  ]);
}

/** Sets these columns to null in the station's readings at these times. */
export async function clearValues(
  sql: Sql,
  stationId: number,
  metrics: readonly MetricKey[],
  times: readonly number[],
): Promise<void> {
  await sql.run(
    `UPDATE "SensorData" SET ${metrics.map((key) => `"${key}" = NULL`).join(", ")}
     WHERE "stationId" = ? AND "time" IN (${marks(times.length)})`,
    [stationId, ...times.map((time) => new Date(time))],
  );
}

export async function deleteReading(sql: Sql, { stationId, time }: Key): Promise<void> {
  await sql.run(`DELETE FROM "SensorData" ${BY_KEY}`, [stationId, new Date(time)]);
}

/** Returns how many readings there were. */
export function deleteReadings(sql: Sql, stationId: number, times: readonly number[]): Promise<number> {
  return sql.run(`DELETE FROM "SensorData" WHERE "stationId" = ? AND "time" IN (${marks(times.length)})`, [
    stationId,
    ...times.map((time) => new Date(time)),
  ]);
}

/** Time of the station's first reading, epoch ms; undefined if it has none. */
export async function oldestTime(sql: Sql, stationId: number): Promise<number | undefined> {
  const rows = await sql.all<{ time: number }>(
    `SELECT "time" FROM "SensorData" WHERE "stationId" = ? ORDER BY "time" LIMIT 1`,
    [stationId],
  );
  return rows[0]?.time;
}

/** Times of the station's first readings from `from`, oldest first; all in epoch ms. */
export async function timesFrom(sql: Sql, stationId: number, from: number, limit: number): Promise<number[]> {
  return (await channelTimesFrom(sql, stationId, from, limit)).map(({ time }) => time);
}

/** The same, and whether they have channels. */
export async function channelTimesFrom(
  sql: Sql,
  stationId: number,
  from: number,
  limit: number,
): Promise<{ time: number; hasChannels: boolean }[]> {
  const rows = await sql.all<{ time: number; hasChannels: number }>(
    `SELECT "time", "extra" IS NOT NULL AS "hasChannels" FROM "SensorData"
     WHERE "stationId" = ? AND "time" >= ? ORDER BY "time" LIMIT ${limit}`,
    [stationId, new Date(from)],
  );
  return rows.map(({ time, hasChannels }) => ({ time, hasChannels: Boolean(Number(hasChannels)) }));
}

/** The channels of the station's newest readings that have any, since `from` and not after `until`, the newest first. */
export async function newestChannels(
  sql: Sql,
  stationId: number,
  { from, until }: { from: number; until: number },
  limit: number,
): Promise<Pick<ReadingRow, "time" | "extra">[]> {
  const rows = await sql.all<{ time: number; extra: unknown }>(
    `SELECT "time", "extra" FROM "SensorData"
     WHERE "stationId" = ? AND "time" >= ? AND "time" <= ? AND "extra" IS NOT NULL ORDER BY "time" DESC LIMIT ${limit}`,
    [stationId, new Date(from), new Date(until)],
  );
  return rows.map(({ time, extra }) => ({ time, extra: parsed(extra) }));
}

/** The station's latest reading, not after `until` (epoch ms). */
export async function latestReading(sql: Sql, stationId: number, until?: number): Promise<ReadingRow | undefined> {
  const [bound, values] = until === undefined ? ["", []] : [`AND "time" <= ?`, [new Date(until)]];
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${SELECTED} FROM "SensorData" WHERE "stationId" = ? ${bound} ORDER BY "time" DESC LIMIT 1`,
    [stationId, ...values],
  );
  return rows.map(readingOf)[0];
}

function readingOf(row: Record<string, unknown>): ReadingRow {
  const values: Values = {};
  for (const key of METRIC_KEYS) {
    const value = row[key];
    if (typeof value === "number") values[key] = value;
  }
  return {
    stationId: Number(row.stationId),
    time: Number(row.time),
    receivedAt: Number(row.receivedAt),
    values,
    flags: parsed(row.flags),
    corrections: parsed(row.corrections),
    extra: parsed(row.extra),
  };
}
