import type { Device, Presence } from "../../../contract/device/status";
import { latestBelievable } from "../../../weather/time/clock";
import { columnList, INSERT_IGNORING, marks, type Sql, type SqlValue } from "../../sql";
import type { Dialect } from "../../url";

/** A row of Device. Times are epoch ms. */
export interface DeviceRow extends Device {
  /** The presence that it last reported. */
  said: "online" | "offline";
}

const COLUMNS = [
  "stationId",
  "presence",
  "said",
  "lastSeenAt",
  "version",
  "interval",
  "light",
  "queued",
  "lost",
  "clock",
] as const satisfies (keyof DeviceRow)[];

type Stored = Omit<DeviceRow, "light"> & { light: unknown };

/** The devices of these stations, by station; with `lock` they are locked until the transaction ends. */
export async function devicesOf(sql: Sql, stationIds: readonly number[], lock?: Dialect): Promise<DeviceRow[]> {
  if (stationIds.length === 0) return [];
  const rows = await sql.all<Stored>(
    `SELECT ${columnList(COLUMNS)} FROM "Device" WHERE "stationId" IN (${marks(stationIds.length)})
     ORDER BY "stationId" ${lock === "mysql" ? "FOR UPDATE" : ""}`,
    stationIds,
  );
  return rows.map(deviceOf);
}

/**
 * Devices last seen before these times (epoch ms), and those last seen after `until`, by a clock that was ahead: ranges
 * of the index (presence, last seen).
 */
export async function silentDevices(
  sql: Sql,
  { online, stale, until }: Record<Exclude<Presence, "offline"> | "until", number>,
): Promise<DeviceRow[]> {
  const rows = await sql.all<Stored>(
    `SELECT ${columnList(COLUMNS)} FROM "Device"
     WHERE ("presence" = 'online' AND "lastSeenAt" < ?) OR ("presence" = 'stale' AND "lastSeenAt" < ?)
       OR ("presence" IN ('online', 'stale') AND "lastSeenAt" > ?)`,
    [new Date(online), new Date(stale), new Date(until)],
  );
  return rows.map(deviceOf);
}

function deviceOf({ light, ...row }: Stored): DeviceRow {
  return { ...row, light: light === null ? null : Boolean(light) };
}

/**
 * Marks these stations' devices as online and seen. Stations that do not exist are left out. The time last seen only
 * moves forward, except from a time in the future.
 */
export async function markHeard(sql: Sql, dialect: Dialect, stationIds: readonly number[], now: number): Promise<void> {
  const latest =
    dialect === "mysql"
      ? `ON DUPLICATE KEY UPDATE "presence" = 'online', "said" = 'online',
           "lastSeenAt" = IF("Device"."lastSeenAt" > ?, VALUES("lastSeenAt"), GREATEST("Device"."lastSeenAt", VALUES("lastSeenAt")))`
      : `ON CONFLICT ("stationId") DO UPDATE SET "presence" = 'online', "said" = 'online',
           "lastSeenAt" = IIF("lastSeenAt" > ?, excluded."lastSeenAt", MAX("lastSeenAt", excluded."lastSeenAt"))`;
  await sql.run(
    `INSERT INTO "Device" ("stationId", "presence", "said", "lastSeenAt")
     SELECT "id", 'online', 'online', ? FROM "Station" WHERE "id" IN (${marks(stationIds.length)}) ${latest}`,
    [new Date(now), ...stationIds, new Date(latestBelievable(now))],
  );
}

/** Adds a device of which only its silence is known. */
export async function addSilent(sql: Sql, dialect: Dialect, stationId: number, now: number): Promise<void> {
  await sql.run(
    `${INSERT_IGNORING[dialect]} INTO "Device"
       ("stationId", "presence", "said", "lastSeenAt")
     SELECT "id", 'offline', 'offline', ? FROM "Station" WHERE "id" = ?`,
    [new Date(now), stationId],
  );
}

/** Changes the given columns only. */
export async function updateDevice(sql: Sql, stationId: number, device: Partial<DeviceRow>): Promise<void> {
  const columns = COLUMNS.filter((column) => device[column] !== undefined);
  if (columns.length === 0) return;
  await sql.run(`UPDATE "Device" SET ${columns.map((column) => `"${column}" = ?`).join(", ")} WHERE "stationId" = ?`, [
    ...columns.map((column) => parameter(column, device[column] ?? null)),
    stationId,
  ]);
}

function parameter(column: (typeof COLUMNS)[number], value: string | number | boolean | null): SqlValue {
  if (column === "lastSeenAt") return new Date(Number(value));
  return typeof value === "boolean" ? Number(value) : value;
}

export async function setPresence(sql: Sql, stationIds: readonly number[], presence: Presence): Promise<void> {
  if (stationIds.length === 0) return;
  await sql.run(`UPDATE "Device" SET "presence" = ? WHERE "stationId" IN (${marks(stationIds.length)})`, [
    presence,
    ...stationIds,
  ]);
}
