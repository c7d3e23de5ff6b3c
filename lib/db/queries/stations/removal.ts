import { METRIC_KEYS } from "../../../weather/metrics";
import type { Sql } from "../../sql";

/** The tables of a station's history, each with its time column. */
const HISTORY = [
  ["SensorData", "time"],
  ["PeriodValue", "from"],
] as const;

/**
 * A time (epoch ms) before which the station has about `count` readings and at most as many period values; undefined
 * when it has no more than that.
 */
export async function timeAfterOldest(sql: Sql, stationId: number, count: number): Promise<number | undefined> {
  const times: number[] = [];
  for (const [table, column] of HISTORY) {
    const rows = await sql.all<{ time: number }>(
      `SELECT "${column}" AS "time" FROM "${table}" WHERE "stationId" = ? ORDER BY "${column}" LIMIT 1 OFFSET ${count}`,
      [stationId],
    );
    // Periods that begin at the same time are removed together.
    for (const { time } of rows) times.push(time + 1);
  }
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Deletes a station's history before a time (epoch ms): readings with their counters, period values, statistics and dirty hours. */
export async function removeHistoryBefore(sql: Sql, stationId: number, before: number): Promise<void> {
  for (const [table, column] of [...HISTORY, ["DirtyHour", "time"], ["RainCounter", "time"]]) {
    await sql.run(`DELETE FROM "${table}" WHERE "stationId" = ? AND "${column}" < ?`, [stationId, new Date(before)]);
  }
  // One statement per metric: a range of the primary key (station, metric, time), so that few rows are deleted at a
  // time.
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
