import type { ReadingContext } from "../../../weather/derived/derive";
import type { Values } from "../../../weather/metrics";
import type { QualityState } from "../../../weather/quality/quality";
import { columnList, marks, parsed, type Sql, type SqlValue } from "../../sql";
import type { Dialect } from "../../url";
import { type Condition, whereClause, withIds } from "../records/pages";
import { pastMetadata } from "./metadata";

/** The columns of a station that recording needs. */
export interface RecordingStation {
  id: number;
  /** Degrees north and east. */
  lat: number;
  lon: number;
  metadata: ReadingContext;
  /** When its latest reading was observed, epoch ms. */
  timestamp: number | null;
  channelValues: ChannelValues | null;
  qualityState: QualityState;
}

/** The newest value of each channel and its time (epoch ms), by name. */
export type ChannelValues = Record<string, readonly [number, number]>;

/**
 * The stations, locked until the transaction ends: every writer of a station's readings takes its row first, so that
 * "latest" and quality control process readings one after another. (SQLite has a single writer anyway.)
 */
export async function lockStations(sql: Sql, dialect: Dialect, ids: readonly number[]): Promise<RecordingStation[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT "id", "lat", "lon", "elevation", "timestamp", "channelValues", "qualityState" FROM "Station" WHERE "id" IN (${marks(ids.length)}) ORDER BY "id" ${lockClause(dialect)}`,
    ids,
  );
  const past = await pastMetadata(sql, ids);
  return rows.map((row) => ({
    id: Number(row.id),
    lat: Number(row.lat),
    lon: Number(row.lon),
    metadata: { elevation: row.elevation as number | null, ...past.get(Number(row.id)) },
    timestamp: row.timestamp as number | null,
    channelValues: parsed<ChannelValues>(row.channelValues),
    qualityState: parsed<QualityState>(row.qualityState) ?? {},
  }));
}

/** The time zones of the stations that meet all conditions, by id; `lock` as in `lockStations`. */
export async function timeZonesOf(sql: Sql, where: readonly Condition[], lock?: Dialect): Promise<Map<number, string>> {
  const { text, values } = whereClause(where);
  const rows = await sql.all<{ id: number; timeZone: string }>(
    `SELECT "id", "timeZone" FROM "Station" ${text} ORDER BY "id" ${lockClause(lock)}`,
    values,
  );
  return new Map(rows.map(({ id, timeZone }) => [Number(id), timeZone]));
}

/** The lowest id of a station that is at least `id`; undefined after the last. */
export async function stationIdFrom(sql: Sql, id: number): Promise<number | undefined> {
  const rows = await sql.all<{ id: number }>(`SELECT "id" FROM "Station" WHERE "id" >= ? ORDER BY "id" LIMIT 1`, [id]);
  return rows[0] && Number(rows[0].id);
}

function lockClause(dialect: Dialect | undefined): string {
  return dialect === "mysql" ? "FOR UPDATE" : "";
}

/** The snapshot of a station's latest reading. */
export interface Latest {
  stationId: number;
  /** When it was observed, epoch ms. */
  time: number | null;
  /** Good values only. */
  values: Values;
  qualityState: QualityState;
}

/** Stations per statement: few round trips for many stations, while the CASEs stay short to evaluate. */
const LATEST_BATCH_SIZE = 25;

/** @param channelValues those that change, by station; of a station that is not among `latest` they are not set */
export async function setLatest(
  sql: Sql,
  latest: readonly Latest[],
  channelValues: ReadonlyMap<number, ChannelValues> = new Map(),
): Promise<void> {
  for (let i = 0; i < latest.length; i += LATEST_BATCH_SIZE) {
    const slice = latest.slice(i, i + LATEST_BATCH_SIZE);
    const column = (name: string) => `"${name}" = CASE "id" ${"WHEN ? THEN ? ".repeat(slice.length)} END`;
    const values = (of: (row: Latest) => SqlValue) => slice.flatMap((row) => [row.stationId, of(row)]);
    const channels = slice.flatMap(({ stationId }) => {
      const own = channelValues.get(stationId);
      return own ? [[stationId, JSON.stringify(own)] as const] : [];
    });
    const columns = ["timestamp", "temperature", "latest", "qualityState"].map(column);
    if (channels.length > 0) columns.push(newChannelValues(channels.length));
    await sql.run(`UPDATE "Station" SET ${columns.join(", ")} WHERE "id" IN (${marks(slice.length)})`, [
      ...values((row) => (row.time === null ? null : new Date(row.time))),
      ...values((row) => row.values.temperature ?? null),
      ...values((row) => JSON.stringify(row.values)),
      ...values((row) => JSON.stringify(row.qualityState)),
      ...channels.flat(),
      ...slice.map((row) => row.stationId),
    ]);
  }
}

function newChannelValues(stations: number): string {
  return `"channelValues" = CASE "id" ${"WHEN ? THEN ? ".repeat(stations)} ELSE "channelValues" END`;
}

/** The newest values of a station's channels; null if it never had any. */
export async function channelValuesOf(sql: Sql, stationId: number): Promise<ChannelValues | null> {
  const [row] = await sql.all<{ channelValues: unknown }>(`SELECT "channelValues" FROM "Station" WHERE "id" = ?`, [
    stationId,
  ]);
  return parsed<ChannelValues>(row?.channelValues);
}

/** Sets the newest values of these stations' channels. */
export async function setChannelValues(sql: Sql, values: ReadonlyMap<number, ChannelValues>): Promise<void> {
  const all = [...values];
  for (let i = 0; i < all.length; i += LATEST_BATCH_SIZE) {
    const slice = all.slice(i, i + LATEST_BATCH_SIZE);
    await sql.run(`UPDATE "Station" SET ${newChannelValues(slice.length)} WHERE "id" IN (${marks(slice.length)})`, [
      ...slice.flatMap(([id, own]) => [id, JSON.stringify(own)]),
      ...slice.map(([id]) => id),
    ]);
  }
}

/** The details of a station that people maintain. */
export interface StationDetails {
  name: string;
  lat: number;
  lon: number;
  elevation: number | null;
  timeZone: string;
  rainYearStart: number;
  description: string;
  isPublic: boolean;
  isDemo: boolean;
  ownerId: number | null;
}

export interface StationRow extends StationDetails {
  id: number;
  /** When its latest reading was observed, epoch ms. */
  timestamp: number | null;
  latest: Values;
}

const DETAILS = [
  "name",
  "lat",
  "lon",
  "elevation",
  "timeZone",
  "rainYearStart",
  "description",
  "isPublic",
  "isDemo",
  "ownerId",
] as const satisfies (keyof StationDetails)[];

/** The stations that meet all conditions, by id; `lock` as in `lockStations`. */
export function stationRows(sql: Sql, where: readonly Condition[], lock?: Dialect): Promise<StationRow[]> {
  return selectStations(sql, where, `ORDER BY "id" ${lockClause(lock)}`);
}

/** One station; `lock` as in `lockStations`. */
export async function stationById(sql: Sql, id: number, lock?: Dialect): Promise<StationRow | undefined> {
  return (await stationRows(sql, [withIds([id])], lock))[0];
}

/** The first stations that meet all conditions, by name, and by id for equal names. */
export function stationsByName(sql: Sql, where: readonly Condition[], limit: number): Promise<StationRow[]> {
  return selectStations(sql, where, `ORDER BY "name", "id" LIMIT ${limit}`);
}

async function selectStations(sql: Sql, where: readonly Condition[], order: string): Promise<StationRow[]> {
  const { text, values } = whereClause(where);
  const rows = await sql.all<StationDetails & { id: number; timestamp: number | null; latest: unknown }>(
    `SELECT "id", "timestamp", "latest", ${columnList(DETAILS)} FROM "Station" ${text} ${order}`,
    values,
  );
  return rows.map((row) => ({
    ...row,
    isPublic: Boolean(row.isPublic),
    isDemo: Boolean(row.isDemo),
    latest: parsed<Values>(row.latest) ?? {},
  }));
}

/** The names of the first stations by id that meet all conditions. */
export async function stationNames(
  sql: Sql,
  where: readonly Condition[],
  limit: number,
): Promise<{ id: number; name: string }[]> {
  const { text, values } = whereClause(where);
  return sql.all(`SELECT "id", "name" FROM "Station" ${text} ORDER BY "id" LIMIT ${limit}`, values);
}

/** The stations whose latest reading was observed after a time (epoch ms), the latest first. */
export async function stationsLaterThan(
  sql: Sql,
  time: number,
  limit: number,
): Promise<{ id: number; name: string; time: number }[]> {
  return sql.all(
    `SELECT "id", "name", "timestamp" AS "time" FROM "Station" WHERE "timestamp" > ?
     ORDER BY "timestamp" DESC, "id" LIMIT ${limit}`,
    [new Date(time)],
  );
}

/**
 * The lowest id of a station with exactly this name and these coordinates that meets the conditions: a range of the
 * index (name, lat, lon).
 */
export async function stationIdAt(
  sql: Sql,
  dialect: Dialect,
  { name, lat, lon }: Pick<StationDetails, "name" | "lat" | "lon">,
  where: readonly Condition[],
): Promise<number | undefined> {
  const conditions: Condition[] = [{ text: `"name" = ? AND "lat" = ? AND "lon" = ?`, values: [name, lat, lon] }];
  // MySQL compares names case-insensitively.
  if (dialect === "mysql") conditions.push({ text: `"name" = ? COLLATE utf8mb4_bin`, values: [name] });
  const { text, values } = whereClause([...conditions, ...where]);
  const rows = await sql.all<{ id: number }>(`SELECT "id" FROM "Station" ${text} ORDER BY "id" LIMIT 1`, values);
  return rows[0] && Number(rows[0].id);
}

/** Adds a station, with the snapshot of its first reading if it has one. Returns its id. */
export async function insertStation(
  sql: Sql,
  dialect: Dialect,
  { details, latest, now }: { details: StationDetails; latest?: Omit<Latest, "stationId"> | undefined; now: number },
): Promise<number> {
  const snapshot: Record<string, SqlValue> = latest
    ? {
        timestamp: latest.time === null ? null : new Date(latest.time),
        temperature: latest.values.temperature ?? null,
        latest: JSON.stringify(latest.values),
        qualityState: JSON.stringify(latest.qualityState),
      }
    : {};
  const columns = [...DETAILS, ...Object.keys(snapshot), "createdAt", "updatedAt"];
  await sql.run(`INSERT INTO "Station" (${columnList(columns)}) VALUES (${marks(columns.length)})`, [
    ...DETAILS.map((column) => plain(details[column])),
    ...Object.values(snapshot),
    new Date(now),
    new Date(now),
  ]);
  const last = dialect === "mysql" ? "LAST_INSERT_ID()" : "last_insert_rowid()";
  const [row] = await sql.all<{ id: number }>(`SELECT ${last} AS "id"`, []);
  return Number(row?.id);
}

export async function updateStationDetails(
  sql: Sql,
  id: number,
  details: { [Field in keyof StationDetails]?: StationDetails[Field] | undefined },
  now: number,
): Promise<void> {
  const columns = DETAILS.filter((column) => details[column] !== undefined);
  await sql.run(
    `UPDATE "Station" SET ${[...columns, "updatedAt"].map((column) => `"${column}" = ?`).join(", ")} WHERE "id" = ?`,
    [...columns.map((column) => plain(details[column] ?? null)), new Date(now), id],
  );
}

/** Readings, statistics, dirty hours and keys are deleted by cascade. */
export async function deleteStation(sql: Sql, id: number): Promise<void> {
  await sql.run(`DELETE FROM "Station" WHERE "id" = ?`, [id]);
}

function plain(value: string | number | boolean | null): SqlValue {
  return typeof value === "boolean" ? Number(value) : value;
}
