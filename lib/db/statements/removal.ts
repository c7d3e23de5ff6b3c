import { METRIC_KEYS } from "../../weather/metrics";
import { marks, type Sql } from "../sql";

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
  // Every metric by name: a look-up in the primary key (station, metric, time) each.
  for (const table of ["HourRollup", "DayRollup"]) {
    await sql.run(
      `DELETE FROM "${table}" WHERE "stationId" = ? AND "metric" IN (${marks(METRIC_KEYS.length)}) AND "time" < ?`,
      [stationId, ...METRIC_KEYS, new Date(before)],
    );
  }
}
