import type { Database } from "../../lib/db/client";
import type { Sql } from "../../lib/db/sql";
import { tuples } from "../../lib/db/sql";

/** Ten million readings: of so many stations, so many each, an hour apart. */
export interface Size {
  stations: number;
  readings: number;
}

const MANY_STATIONS: Size = { stations: 2_000, readings: 5_000 };
/** Station's in one statement. */
const BATCH_SIZE = 100;
/** A hundred a minute. */
const LOG_MINUTES = 10_000;

/** Of the newest reading. Each station's stand a second apart from those of the one before. */
export const LAST_TIME = Date.UTC(2026, 10, 22, 12);

/** A search that finds many stations. */
export const SEARCH = "Weather 12";

/** Ten million readings and a million log entries, made by the database itself; its indexes after them, which is quicker. */
export async function fill(database: Database, size = MANY_STATIONS): Promise<void> {
  const sql = database.read;
  const isMysql = database.dialect === "mysql";
  await database.transaction((transaction) => insertOthers(transaction, size));
  const index = `"SensorData_time_idx"`;
  await sql.run(isMysql ? `DROP INDEX ${index} ON "SensorData"` : `DROP INDEX ${index}`, []);
  for (let first = 1; first <= size.stations; first += BATCH_SIZE) {
    await database.transaction((transaction) => insertReadings(transaction, isMysql, first));
  }
  await sql.run(`CREATE INDEX ${index} ON "SensorData" ("time")`, []);
  for (let minute = 0; minute < LOG_MINUTES; minute += size.readings) {
    await database.transaction((transaction) => insertLog(transaction, isMysql, minute));
  }
  // MariaDB would do it by itself, some time.
  for (const table of isMysql ? ["SensorData", "LogEntry"] : []) await sql.all(`ANALYZE TABLE "${table}"`, []);
}

async function insertOthers(sql: Sql, size: Size): Promise<void> {
  await sql.run(`INSERT INTO "User" ("username", "passwordHash") VALUES ('bench', '-')`, []);
  const stations = Array.from({ length: size.stations }, (_, i) => [`Weather ${i + 1}`, i % 90, i % 180, "UTC"]);
  await sql.run(
    `INSERT INTO "Station" ("name", "lat", "lon", "timeZone") VALUES ${tuples(size.stations, 4)}`,
    stations.flat(),
  );
  await sql.run(`CREATE TABLE "Number" ("n" INTEGER NOT NULL PRIMARY KEY)`, []);
  const numbers = Array.from({ length: size.readings }, (_, n) => n);
  await sql.run(`INSERT INTO "Number" ("n") VALUES ${tuples(size.readings, 1)}`, numbers);
}

/** A time so many seconds before LAST_TIME. */
function timeBefore(isMysql: boolean, seconds: string): string {
  return isMysql ? `TIMESTAMPADD(SECOND, -(${seconds}), ?)` : `CAST(? AS INTEGER) - 1000 * (${seconds})`;
}

async function insertReadings(sql: Sql, isMysql: boolean, first: number): Promise<void> {
  const time = timeBefore(isMysql, `3600 * "n" + "id"`);
  await sql.run(
    `INSERT INTO "SensorData" ("stationId", "time", "receivedAt", "temperature", "humidity", "pressure", "windSpeed", "rain")
     SELECT "id", ${time}, ${time}, 12.5 + "n" % 24, 40 + "n" % 50, 1010.25, 4.5, 0 FROM "Station", "Number"
     WHERE "id" >= ? AND "id" < ? ORDER BY "id", "n" DESC`,
    [new Date(LAST_TIME), new Date(LAST_TIME), first, first + BATCH_SIZE],
  );
}

/** The oldest first. One in ten thousand is of a group. */
async function insertLog(sql: Sql, isMysql: boolean, minute: number): Promise<void> {
  const time = timeBefore(isMysql, `60 * (${LOG_MINUTES} - ${minute} - "n")`);
  await sql.run(
    `INSERT INTO "LogEntry" ("time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes")
     SELECT ${time}, 1, 'bench', 'change', CASE WHEN "id" = 1 AND "n" % 100 = 0 THEN 'Group' ELSE 'Station' END,
       "id" + 100 * ("n" % 20), 'Weather', '{"name":["a","b"]}'
     FROM "Number", "Station" WHERE "id" <= 100 ORDER BY "n", "id"`,
    [new Date(LAST_TIME)],
  );
}
