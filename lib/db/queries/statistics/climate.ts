import { METRIC_KEYS, METRICS, type MetricKey } from "../../../weather/metrics";
import { WHOLE_DAY } from "../../../weather/statistics/completeness";
import type { Interval } from "../../../weather/statistics/coverage";
import type { Stats } from "../../../weather/statistics/rollup";
import { columnList, marks, type Sql } from "../../sql";

/** Statistics of one metric over a station-local day ("2026-07-04"). */
export interface DayRow extends Stats {
  day: string;
  metric: MetricKey;
}

const PLAIN_COLUMNS = ["count", "coverage", "sum", "min", "minTime", "max", "maxTime"];
const STATS_COLUMNS = columnList([...PLAIN_COLUMNS, "x", "y"]);
const OF_METRIC = `FROM "DayRollup" WHERE "stationId" = ? AND "metric" = ?`;
const WITHIN = `"time" >= ? AND "time" < ?`;

/** The station's days that begin in the interval, by metric and time: a range of the key per metric. */
export async function daysWithin(
  sql: Sql,
  stationId: number,
  { from, to }: Interval,
  metrics: readonly MetricKey[],
): Promise<DayRow[]> {
  // Only a direction has a vector. For a year's thousands of rows, each column costs as much as all further processing.
  const [vectors, plain] = [true, false].map((is) =>
    metrics.filter((key) => is === (METRICS[key].aggregate === "vector")),
  );
  const select = (columns: readonly string[], wanted: readonly MetricKey[] = []): Promise<DayRow[]> =>
    wanted.length === 0
      ? Promise.resolve([])
      : sql.all<DayRow>(
          `SELECT "day", "metric", ${columnList(columns)} FROM "DayRollup"
           WHERE "stationId" = ? AND "metric" IN (${marks(wanted.length)}) AND ${WITHIN} ORDER BY "metric", "time"`,
          [stationId, ...wanted, new Date(from), new Date(to)],
        );
  const [plainRows, vectorRows] = await Promise.all([
    select(PLAIN_COLUMNS, plain),
    select([...PLAIN_COLUMNS, "x", "y"], vectors),
  ]);
  for (const row of plainRows) {
    row.x = null;
    row.y = null;
  }
  return [...plainRows, ...vectorRows];
}

/**
 * The total of a metric over the days that begin in the interval, null if there are none, and how many of those before
 * `today` are whole. An aggregate over a range of the key, because reading the rows of a year would take ten times as
 * long.
 */
export async function totalWithin(
  sql: Sql,
  stationId: number,
  metric: MetricKey,
  { from, to, today }: Interval & { today: string },
): Promise<{ sum: number | null; wholeDays: number }> {
  const [row] = await sql.all<{ sum: number | null; wholeDays: number | null }>(
    `SELECT SUM("sum") AS "sum", SUM(CASE WHEN "coverage" >= ? AND "day" < ? THEN 1 ELSE 0 END) AS "wholeDays"
     ${OF_METRIC} AND ${WITHIN}`,
    [WHOLE_DAY, today, stationId, metric, new Date(from), new Date(to)],
  );
  return { sum: row?.sum ?? null, wholeDays: Number(row?.wholeDays ?? 0) };
}

/** The observed hours of each day that begins in the interval. */
export async function coverageWithin(
  sql: Sql,
  stationId: number,
  metric: MetricKey,
  { from, to }: Interval,
): Promise<Map<string, number>> {
  const rows = await sql.all<Pick<DayRow, "day" | "coverage">>(`SELECT "day", "coverage" ${OF_METRIC} AND ${WITHIN}`, [
    stationId,
    metric,
    new Date(from),
    new Date(to),
  ]);
  return new Map(rows.map(({ day, coverage }) => [day, coverage]));
}

/** Like `daysWithin` for days that begin at these times: look-ups by the whole key. */
export function daysAt(
  sql: Sql,
  stationId: number,
  starts: readonly number[],
  metrics: readonly MetricKey[],
): Promise<DayRow[]> {
  return sql.all<DayRow>(
    `SELECT "day", "metric", ${STATS_COLUMNS} FROM "DayRollup"
     WHERE "stationId" = ? AND "metric" IN (${marks(metrics.length)}) AND "time" IN (${marks(starts.length)})`,
    [stationId, ...metrics, ...starts.map((start) => new Date(start))],
  );
}

/** For each interval, the mean of a metric over each hour that begins in it: short ranges of the key. */
export async function hoursWithin(
  sql: Sql,
  stationId: number,
  metric: MetricKey,
  intervals: readonly Interval[],
): Promise<{ time: number; mean: number }[][]> {
  if (intervals.length === 0) return [];
  const rows = await sql.all<{ position: number; time: number; mean: number }>(
    intervals
      .map(
        (_, i) =>
          `SELECT ${i} AS "position", "time", "sum" / "count" AS "mean" FROM "HourRollup"
           WHERE "stationId" = ? AND "metric" = ? AND ${WITHIN}`,
      )
      .join(" UNION ALL "),
    intervals.flatMap(({ from, to }) => [stationId, metric, new Date(from), new Date(to)]),
  );
  const found = intervals.map((): { time: number; mean: number }[] => []);
  for (const { position, time, mean } of rows) found[Number(position)]?.push({ time, mean });
  return found;
}

/** The means of metrics over the hours that begin in the interval: a range of the key per metric. */
export function hourMeansWithin(
  sql: Sql,
  stationId: number,
  { from, to }: Interval,
  metrics: readonly MetricKey[],
): Promise<{ time: number; metric: MetricKey; mean: number }[]> {
  return sql.all(
    `SELECT "time", "metric", "sum" / "count" AS "mean" FROM "HourRollup"
     WHERE "stationId" = ? AND "metric" IN (${marks(metrics.length)}) AND ${WITHIN} ORDER BY "metric", "time"`,
    [stationId, ...metrics, new Date(from), new Date(to)],
  );
}

/** The first and last day of each metric (starts, epoch ms): two look-ups by key per metric. */
export async function daysKnown(
  sql: Sql,
  stationId: number,
): Promise<{ metric: MetricKey; first: number; last: number }[]> {
  const end = (aggregate: string) => `(SELECT ${aggregate}("time") ${OF_METRIC})`;
  const rows = await sql.all<{ metric: MetricKey; first: number | null; last: number | null }>(
    METRIC_KEYS.map(
      (metric) => `SELECT '${metric}' AS "metric", ${end("MIN")} AS "first", ${end("MAX")} AS "last"`,
    ).join(" UNION ALL "),
    METRIC_KEYS.flatMap((metric) => [stationId, metric, stationId, metric]),
  );
  return rows.flatMap(({ metric, first, last }) => (first === null || last === null ? [] : [{ metric, first, last }]));
}

/** The station's first and last day with data (starts, epoch ms); undefined if there are none. */
export async function daysSpanned(sql: Sql, stationId: number): Promise<Interval | undefined> {
  const known = await daysKnown(sql, stationId);
  if (known.length === 0) return undefined;
  return {
    from: Math.min(...known.map(({ first }) => first)),
    to: Math.max(...known.map(({ last }) => last)) + 1,
  };
}

export interface Extreme {
  kind: "max" | "min";
  metric: MetricKey;
  value: number;
  /** Time of the earliest reading with this value, epoch ms. */
  time: number;
}

/**
 * The highest and lowest values of the days that begin in the interval: each an aggregate over its metric's range of
 * the key.
 */
export async function extremesWithin(
  sql: Sql,
  stationId: number,
  { from, to }: Interval,
  wanted: readonly Pick<Extreme, "kind" | "metric">[],
): Promise<Extreme[]> {
  if (wanted.length === 0) return [];
  const select = ({ kind }: Pick<Extreme, "kind">) =>
    `SELECT * FROM (SELECT '${kind}' AS "kind", "metric", "${kind}" AS "value", "${kind}Time" AS "time" ${OF_METRIC} AND ${WITHIN}
     ORDER BY "${kind}" ${kind === "max" ? "DESC" : "ASC"}, "${kind}Time" LIMIT 1) AS "extreme"`;
  return sql.all<Extreme>(
    wanted.map(select).join(" UNION ALL "),
    wanted.flatMap(({ metric }) => [stationId, metric, new Date(from), new Date(to)]),
  );
}

/**
 * The day ("2026-07-04") or month ("2026-07") with the most rain (mm), the earliest of equal ones; undefined if there
 * was no rain.
 */
export async function wettestWithin(
  sql: Sql,
  stationId: number,
  { from, to }: Interval,
  unit: "day" | "month",
): Promise<{ name: string; value: number } | undefined> {
  const length = unit === "day" ? "2026-07-04".length : "2026-07".length;
  const rows = await sql.all<{ name: string; value: number }>(
    `SELECT SUBSTR("day", 1, ${length}) AS "name", SUM("sum") AS "value" ${OF_METRIC} AND ${WITHIN}
     GROUP BY SUBSTR("day", 1, ${length}) HAVING SUM("sum") > 0 ORDER BY "value" DESC, "name" LIMIT 1`,
    [stationId, "rain", new Date(from), new Date(to)],
  );
  return rows[0];
}
