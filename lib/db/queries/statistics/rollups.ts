import { METRIC_KEYS, type MetricKey } from "../../../weather/metrics";
import type { Stats } from "../../../weather/statistics/rollup";
import { columnList, marks, type Sql, type SqlValue, tuples } from "../../sql";

/** Statistics of one metric over the bucket that starts at `time` (epoch ms). */
export interface RollupRow {
  metric: MetricKey;
  time: number;
  stats: Stats;
}

type Table = "HourRollup" | "DayRollup";

const KEY_COLUMNS = ["stationId", "metric", "time"];
const STATS_COLUMNS = ["count", "coverage", "sum", "min", "minTime", "max", "maxTime", "x", "y"];
const ROWS_A_STATEMENT = 500;

/** The station's statistics of these metrics with from <= time < to, by metric and time. */
export async function rollupsBetween(
  sql: Sql,
  table: Table,
  { stationId, from, to, metrics }: { stationId: number; from: number; to: number; metrics: readonly MetricKey[] },
): Promise<RollupRow[]> {
  const rows = await sql.all<Stats & { metric: MetricKey; time: number }>(
    `SELECT "metric", "time", ${columnList(STATS_COLUMNS)} FROM "${table}"
     WHERE "stationId" = ? AND "metric" IN (${marks(metrics.length)}) AND "time" >= ? AND "time" < ?
     ORDER BY "metric", "time"`,
    [stationId, ...metrics, new Date(from), new Date(to)],
  );
  return rows.map(({ metric, time, ...stats }) => ({ metric, time, stats }));
}

/** Those of these hours (starts, epoch ms) that have statistics of the metric: look-ups by key. */
export async function hoursWith(
  sql: Sql,
  stationId: number,
  metric: MetricKey,
  hours: readonly number[],
): Promise<number[]> {
  if (hours.length === 0) return [];
  const rows = await sql.all<{ time: number }>(
    `SELECT "time" FROM "HourRollup" WHERE "stationId" = ? AND "metric" = ? AND "time" IN (${marks(hours.length)})`,
    [stationId, metric, ...hours.map((hour) => new Date(hour))],
  );
  return rows.map(({ time }) => Number(time));
}

/**
 * The start of the first bucket of any of these metrics that begins at or after `from` (epoch ms): a look-up by key per
 * metric.
 */
export async function nextRollup(
  sql: Sql,
  table: Table,
  { stationId, from, metrics }: { stationId: number; from: number; metrics: readonly MetricKey[] },
): Promise<number | undefined> {
  const first = `SELECT MIN("time") AS "time" FROM "${table}" WHERE "stationId" = ? AND "metric" = ? AND "time" >= ?`;
  const [row] = await sql.all<{ time: number | null }>(
    `SELECT MIN("time") AS "time" FROM (${metrics.map(() => first).join(" UNION ALL ")}) AS "firsts"`,
    metrics.flatMap((metric) => [stationId, metric, new Date(from)]),
  );
  return row?.time ?? undefined;
}

/** Sums of these stations' days that began at or after `since` (epoch ms): a short range of the key per station. */
export async function dayTotalsSince(
  sql: Sql,
  stationIds: readonly number[],
  metric: MetricKey,
  since: number,
): Promise<{ stationId: number; day: string; sum: number }[]> {
  return sql.all(
    `SELECT "stationId", "day", "sum" FROM "DayRollup"
     WHERE "stationId" IN (${marks(stationIds.length)}) AND "metric" = ? AND "time" >= ?`,
    [...stationIds, metric, new Date(since)],
  );
}

/** Statistics of one hour (epoch ms) for these metrics and stations: look-ups by the whole key. */
export async function statsOfHour(
  sql: Sql,
  stationIds: readonly number[],
  metrics: readonly MetricKey[],
  hour: number,
): Promise<({ stationId: number; metric: MetricKey } & Pick<Stats, "count" | "sum" | "min" | "max">)[]> {
  return sql.all(
    `SELECT "stationId", "metric", "count", "sum", "min", "max" FROM "HourRollup"
     WHERE "stationId" IN (${marks(stationIds.length)}) AND "metric" IN (${marks(metrics.length)}) AND "time" = ?`,
    [...stationIds, ...metrics, new Date(hour)],
  );
}

/** Replaces all rows of these buckets. `days` maps a day bucket to its local date. */
export async function replaceRollups(
  sql: Sql,
  stationId: number,
  buckets:
    | { table: "HourRollup"; times: readonly number[] }
    | { table: "DayRollup"; days: ReadonlyMap<number, string> },
  rows: readonly RollupRow[],
): Promise<void> {
  const times = buckets.table === "HourRollup" ? buckets.times : [...buckets.days.keys()];
  const days = buckets.table === "DayRollup" ? buckets.days : undefined;
  await removeRollups(sql, buckets.table, stationId, times);
  const columns = [...KEY_COLUMNS, ...STATS_COLUMNS, ...(days ? ["day"] : [])];
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    const slice = rows.slice(i, i + ROWS_A_STATEMENT);
    await sql.run(
      `INSERT INTO "${buckets.table}" (${columnList(columns)}) VALUES ${tuples(slice.length, columns.length)}`,
      slice.flatMap((row) => [...parameters(stationId, row), ...(days ? [days.get(row.time) ?? null] : [])]),
    );
  }
}

/** Day buckets depend on the station's zone: with another zone all of them change. */
export async function removeDayRollups(sql: Sql, stationId: number): Promise<void> {
  await sql.run(`DELETE FROM "DayRollup" WHERE "stationId" = ?`, [stationId]);
}

/** Names every metric, so that each bucket is a look-up by the whole primary key. */
async function removeRollups(sql: Sql, table: Table, stationId: number, times: readonly number[]): Promise<void> {
  await sql.run(
    `DELETE FROM "${table}" WHERE "stationId" = ? AND "metric" IN (${marks(METRIC_KEYS.length)}) AND "time" IN (${marks(times.length)})`,
    [stationId, ...METRIC_KEYS, ...times.map((time) => new Date(time))],
  );
}

function parameters(stationId: number, { metric, time, stats }: RollupRow): SqlValue[] {
  return [
    stationId,
    metric,
    new Date(time),
    stats.count,
    stats.coverage,
    stats.sum,
    stats.min,
    new Date(stats.minTime),
    stats.max,
    new Date(stats.maxTime),
    stats.x,
    stats.y,
  ];
}
