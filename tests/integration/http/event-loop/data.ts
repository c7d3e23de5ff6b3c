import type { Database } from "@/lib/db/client";

export const STATIONS = 2_000;
export const READINGS = 150_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Of the first reading. */
export const START = Date.UTC(2025, 0, 1);

/** A station of which little is stored, one of 150,000 readings, and one of ten years of statistics and no readings. */
export const [LARGE, SMALL, OLD] = [1, 2, 4];
const YEARS = 10;
const METRICS = ["temperature", "rain", "humidity", "windSpeed", "windGust", "windDirection"];
const NUMBERS = `WITH RECURSIVE "Number" ("n") AS (SELECT 0 UNION ALL SELECT "n" + 1 FROM "Number" WHERE "n" < ?)`;

/** Made by the database itself, so that it takes seconds. SQLite only. */
export async function fill({ prisma, transaction }: Database): Promise<void> {
  const data = Array.from({ length: STATIONS }, (_, i) => ({
    name: `Station ${i}`,
    lat: 10,
    lon: 20,
    timeZone: "UTC",
  }));
  await prisma.station.createMany({ data });
  await transaction(async (sql) => {
    await sql.run(
      `INSERT INTO "SensorData" ("stationId", "time", "receivedAt", "temperature", "humidity", "rain") ${NUMBERS}
       SELECT ${LARGE}, ? + "n" * ?, ? + "n" * ?, 10 + "n" % 50 / 10.0, 50, 0 FROM "Number"`,
      [READINGS - 1, START, MINUTE, START, MINUTE],
    );
    const first = START - (YEARS - 1) * 365 * DAY;
    for (const metric of METRICS) {
      for (const [station, from, days] of [
        [OLD, first, YEARS * 365],
        [LARGE, START, Math.ceil((READINGS * MINUTE) / DAY)],
      ] as const) {
        await sql.run(
          `INSERT INTO "HourRollup" ("stationId", "metric", "time", "count", "sum", "min", "minTime", "max", "maxTime", "x", "y")
           ${NUMBERS} SELECT ?, ?, ? + "n" * ?, 60, 600, 5, ?, 15, ?, 1, 1 FROM "Number"`,
          [days * 24 - 1, station, metric, from, HOUR, from, from],
        );
        await sql.run(
          `INSERT INTO "DayRollup" ("stationId", "metric", "time", "day", "count", "sum", "min", "minTime", "max", "maxTime", "x", "y")
           ${NUMBERS} SELECT ?, ?, ? + "n" * ?, date((? + "n" * ?) / 1000, 'unixepoch'), 24, 240, 5, ?, 15, ?, 1, 1 FROM "Number"`,
          [days - 1, station, metric, from, DAY, from, DAY, from, from],
        );
      }
    }
  });
}
