import type { Database } from "../../lib/db/client";
import { columnList, type Sql } from "../../lib/db/sql";
import { METRIC_KEYS, type MetricKey } from "../../lib/weather/metrics";
import { fill, LAST_TIME, type Size } from "./admin-data";

const SIZE: Size = { stations: 1_000, readings: 10_000 };

/** Stations whose pages are measured: they have all metrics, and statistics. */
export const PAGE_STATIONS = [400, 401, 402, 403, 404, 405] as const;

/** Reports every minute on its last day; the others report every hour. */
export const BUSY_STATION = 405;
const BUSY_MINUTES = 1_440;

/** Ten million readings of a thousand stations, and for some of them all metrics with hourly and daily statistics. */
export async function fillPages(database: Database): Promise<void> {
  await fill(database, SIZE);
  await database.transaction(async (sql) => {
    for (const id of PAGE_STATIONS) await widen(sql, id);
    await insertMinutes(sql, database.dialect === "mysql");
    for (const id of PAGE_STATIONS) for (const metric of METRIC_KEYS) await summarise(sql, database, id, metric);
    await moveLatest(sql);
  });
  const tables = database.dialect === "mysql" ? ["Station", "SensorData", "HourRollup", "DayRollup"] : [];
  for (const table of tables) await database.read.all(`ANALYZE TABLE "${table}"`, []);
}

/** All metrics, each with a value within its range that varies from hour to hour. */
async function widen(sql: Sql, stationId: number): Promise<void> {
  const direction = `("windSpeed" * 700 + "temperature" * 130 + "humidity" * 17) % 360`;
  const values = METRIC_KEYS.map((key) => {
    if (key === "temperature" || key === "humidity" || key === "rain") return `"${key}" = "${key}"`;
    if (key === "pressure" || key === "seaLevelPressure") return `"${key}" = 1000 + "humidity" / 10`;
    return `"${key}" = ${key === "windDirection" ? direction : `"humidity" / 10`}`;
  });
  await sql.run(`UPDATE "SensorData" SET ${values.join(", ")} WHERE "stationId" = ?`, [stationId]);
}

async function insertMinutes(sql: Sql, isMysql: boolean): Promise<void> {
  const columns = columnList(METRIC_KEYS);
  const time = isMysql ? `TIMESTAMPADD(SECOND, -60 * "n" - 7, ?)` : `CAST(? AS INTEGER) - 60000 * "n" - 7000`;
  await sql.run(
    `INSERT INTO "SensorData" ("stationId", "time", "receivedAt", ${columns})
     SELECT "stationId", ${time}, "receivedAt", ${columns} FROM "Number" JOIN
       (SELECT * FROM "SensorData" WHERE "stationId" = ? ORDER BY "time" DESC LIMIT 1) AS "newest" WHERE "n" < ?`,
    [new Date(LAST_TIME), BUSY_STATION, BUSY_MINUTES],
  );
}

/** Hourly and daily (UTC) statistics, as the job would build them. */
async function summarise(sql: Sql, database: Database, stationId: number, metric: MetricKey): Promise<void> {
  const isMysql = database.dialect === "mysql";
  const hour = isMysql ? `CAST(DATE_FORMAT("time", '%Y-%m-%d %H:00:00') AS DATETIME)` : `"time" - "time" % 3600000`;
  const dayStart = isMysql ? `CAST(DATE("time") AS DATETIME)` : `"time" - "time" % 86400000`;
  const day = isMysql ? `DATE_FORMAT(MIN("time"), '%Y-%m-%d')` : `DATE(MIN("time") / 1000, 'unixepoch')`;
  const isVector = metric === "windDirection";
  const part = (name: "SIN" | "COS") => (isVector ? `SUM("windSpeed" * ${name}(RADIANS("${metric}")))` : "NULL");
  const columns = columnList(["stationId", "metric", "time", "count", "sum", "min", "minTime", "max", "maxTime"]);
  const stats = `COUNT(*), SUM("${metric}"), MIN("${metric}"), MIN("time"), MAX("${metric}"), MIN("time")`;
  const from = `FROM "SensorData" WHERE "stationId" = ? AND "${metric}" IS NOT NULL`;
  await sql.run(
    `INSERT INTO "HourRollup" (${columns}, "x", "y")
     SELECT "stationId", ?, ${hour}, ${stats}, ${part("SIN")}, ${part("COS")} ${from} GROUP BY "stationId", ${hour}`,
    [metric, stationId],
  );
  await sql.run(
    `INSERT INTO "DayRollup" (${columns}, "x", "y", "day")
     SELECT "stationId", ?, ${dayStart}, ${stats}, ${part("SIN")}, ${part("COS")}, ${day} ${from}
     GROUP BY "stationId", ${dayStart}`,
    [metric, stationId],
  );
}

async function moveLatest(sql: Sql): Promise<void> {
  await sql.run(`UPDATE "Station" SET "timestamp" = ?, "temperature" = 12.5, "latest" = ?`, [
    new Date(LAST_TIME),
    JSON.stringify({ temperature: 12.5, humidity: 55, pressure: 1010.25, windSpeed: 4.5, rain: 0 }),
  ]);
}
