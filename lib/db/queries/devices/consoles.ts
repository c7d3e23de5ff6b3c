import type { ConsoleMessage, ConsoleSettings } from "../../../contract/device/console";
import { INSERT_IGNORING, marks, type Sql, tuples } from "../../sql";
import type { Dialect } from "../../url";

/** What is needed of a station to read what its console sends; without settings `wind` is null. */
export interface ConsoleStationRow {
  elevation: number | null;
  timeZone: string;
  gauge: string | null;
  wind: string | null;
  temperatureChannel: number | null;
  soilMoistureUnit: string | null;
  lightningUnit: string | null;
  isAirQualityIndoors: number | null;
  preferredSensor: string | null;
}

export async function consoleStation(sql: Sql, stationId: number): Promise<ConsoleStationRow | undefined> {
  const rows = await sql.all<ConsoleStationRow>(
    `SELECT s."elevation", s."timeZone", c."gauge", c."wind", c."temperatureChannel", c."soilMoistureUnit",
       c."lightningUnit", c."isAirQualityIndoors", c."preferredSensor"
     FROM "Station" s LEFT JOIN "ConsoleSetting" c ON c."stationId" = s."id" WHERE s."id" = ?`,
    [stationId],
  );
  return rows[0];
}

/** Keeps the gauge that was seen first, unless one is chosen already. */
export async function setFirstGauge(
  sql: Sql,
  dialect: Dialect,
  { stationId, gauge }: { stationId: number; gauge: NonNullable<ConsoleSettings["gauge"]> },
): Promise<void> {
  await sql.run(`${INSERT_IGNORING[dialect]} INTO "ConsoleSetting" ("stationId", "gauge") VALUES (?, ?)`, [
    stationId,
    gauge,
  ]);
  await sql.run(`UPDATE "ConsoleSetting" SET "gauge" = ? WHERE "stationId" = ? AND "gauge" IS NULL`, [
    gauge,
    stationId,
  ]);
}

const COLUMNS = ["stationId", "time", "kind", "model", "address", "identifier", "request", "status", "answer", "notes"];

export async function insertMessages(sql: Sql, messages: readonly ConsoleMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await sql.run(
    `INSERT INTO "ConsoleMessage" (${COLUMNS.map((name) => `"${name}"`).join(", ")}) VALUES ${tuples(messages.length, COLUMNS.length)}`,
    messages.flatMap((one) => [
      one.stationId,
      new Date(one.time),
      ...[one.kind, one.model, one.address, one.identifier, one.request],
      one.status,
      ...[one.answer, one.notes],
    ]),
  );
}

export interface KeptMessage {
  id: number;
  stationId: number | null;
  kind: string;
  address: string;
  identifier: string;
}

/** The messages kept of these stations, and with `unknown` those without a station; the newest first. */
export async function keptMessages(
  sql: Sql,
  stationIds: readonly number[],
  { unknown }: { unknown: boolean },
): Promise<KeptMessage[]> {
  const conditions = [
    ...(stationIds.length > 0 ? [`"stationId" IN (${marks(stationIds.length)})`] : []),
    ...(unknown ? [`"stationId" IS NULL`] : []),
  ];
  if (conditions.length === 0) return [];
  return sql.all<KeptMessage>(
    `SELECT "id", "stationId", "kind", "address", "identifier" FROM "ConsoleMessage"
     WHERE ${conditions.join(" OR ")} ORDER BY "id" DESC`,
    stationIds,
  );
}

export async function removeMessages(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql.run(`DELETE FROM "ConsoleMessage" WHERE "id" IN (${marks(ids.length)})`, ids);
}
