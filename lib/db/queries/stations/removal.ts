import { METRIC_KEYS } from "../../../weather/metrics";
import type { Sql } from "../../sql";

/** What a station has of its own, each with the column that says when. */
const HISTORY = [
  ["SensorData", "time"],
  ["PeriodValue", "from"],
] as const;

/**
 * A time (epoch ms) before which the station has some `count` readings and as many values of periods at most; undefined when it has no
 * more than those.
 */
export async function timeAfterOldest(sql: Sql, stationId: number, count: number): Promise<number | undefined> {
  const times: number[] = [];
  for (const [table, column] of HISTORY) {
    const rows = await sql.all<{ time: number }>(
      `SELECT "${column}" AS "time" FROM "${table}" WHERE "stationId" = ? ORDER BY "${column}" LIMIT 1 OFFSET ${count}`,
      [stationId],
    );
    // Periods may begin together: those that begin then go, too.
    for (const { time } of rows) times.push(time + 1);
  }
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Deletes all that a station has from before a time (epoch ms): readings, values of periods, statistics and marks on hours. */
export async function removeHistoryBefore(sql: Sql, stationId: number, before: number): Promise<void> {
  for (const [table, column] of [...HISTORY, ["DirtyHour", "time"]]) {
    await sql.run(`DELETE FROM "${table}" WHERE "stationId" = ? AND "${column}" < ?`, [stationId, new Date(before)]);
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
