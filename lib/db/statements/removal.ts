import { METRIC_KEYS } from "../../weather/metrics";
import type { Sql } from "../sql";

/** The time (epoch ms) of the station's reading that has `count` older ones; undefined when it has no more than those. */
export async function timeAfterOldest(sql: Sql, stationId: number, count: number): Promise<number | undefined> {
  const rows = await sql.all<{ time: number }>(
    `SELECT "time" FROM "SensorData" WHERE "stationId" = ? ORDER BY "time" LIMIT 1 OFFSET ${count}`,
    [stationId],
  );
  return rows[0]?.time;
}

/** Deletes all that a station has from before a time (epoch ms): readings, their statistics and the marks on their hours. */
export async function removeHistoryBefore(sql: Sql, stationId: number, before: number): Promise<void> {
  for (const table of ["SensorData", "DirtyHour"]) {
    await sql.run(`DELETE FROM "${table}" WHERE "stationId" = ? AND "time" < ?`, [stationId, new Date(before)]);
  }
  // Every metric by itself: a range of the primary key (station, metric, time), and never many rows at once.
  for (const table of ["HourRollup", "DayRollup"]) {
    for (const metric of METRIC_KEYS) {
      await sql.run(`DELETE FROM "${table}" WHERE "stationId" = ? AND "metric" = ? AND "time" < ?`, [
        stationId,
        metric,
        new Date(before),
      ]);
    }
  }
}
