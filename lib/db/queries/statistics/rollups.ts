import { type ChannelSeries, type RollupKey, rollupKey, type SeriesKey } from "../../../weather/channels";
import { METRIC_KEYS, type MetricKey } from "../../../weather/metrics";
import type { Stats } from "../../../weather/statistics/rollup";
import { columnList, marks, type Sql, type SqlValue, tuples } from "../../sql";

/** Statistics of one metric or channel over the bucket that starts at `time` (epoch ms). */
export interface RollupRow<Key extends SeriesKey = SeriesKey> {
  metric: Key;
  time: number;
  stats: Stats;
}

type Table = "HourRollup" | "DayRollup";

const KEY_COLUMNS = ["stationId", "metric", "time"];
const STATS_COLUMNS = ["count", "coverage", "sum", "min", "minTime", "max", "maxTime", "x", "y"];
const ROWS_A_STATEMENT = 500;

/** The station's statistics of these metrics and channels with from <= time < to; those of each by time. */
export async function rollupsBetween<Key extends SeriesKey>(
  sql: Sql,
  table: Table,
  { stationId, from, to, metrics }: { stationId: number; from: number; to: number; metrics: readonly Key[] },
): Promise<RollupRow<Key>[]> {
  const byKey = new Map<RollupKey, Key>(metrics.map((metric) => [rollupKey(metric), metric]));
  const rows = await sql.all<Stats & { metric: RollupKey; time: number }>(
    `SELECT "metric", "time", ${columnList(STATS_COLUMNS)} FROM "${table}"
     WHERE "stationId" = ? AND "metric" IN (${marks(metrics.length)}) AND "time" >= ? AND "time" < ?
     ORDER BY "metric", "time"`,
    [stationId, ...byKey.keys(), new Date(from), new Date(to)],
  );
  return rows.flatMap(({ metric, time, ...stats }) => {
    const key = byKey.get(metric);
    return key === undefined ? [] : [{ metric: key, time, stats }];
  });
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
  { stationId, from, metrics }: { stationId: number; from: number; metrics: readonly SeriesKey[] },
): Promise<number | undefined> {
  const first = `SELECT MIN("time") AS "time" FROM "${table}" WHERE "stationId" = ? AND "metric" = ? AND "time" >= ?`;
  const [row] = await sql.all<{ time: number | null }>(
    `SELECT MIN("time") AS "time" FROM (${metrics.map(() => first).join(" UNION ALL ")}) AS "firsts"`,
    metrics.flatMap((metric) => [stationId, rollupKey(metric), new Date(from)]),
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

/** Replaces all rows of these buckets, of all metrics and of these channels. `days` maps a day bucket to its local date. */
export async function replaceRollups(
  sql: Sql,
  { id: stationId, channels }: { id: number; channels: readonly ChannelSeries[] },
  buckets:
    | { table: "HourRollup"; times: readonly number[] }
    | { table: "DayRollup"; days: ReadonlyMap<number, string> },
  rows: readonly RollupRow[],
): Promise<void> {
  const times = buckets.table === "HourRollup" ? buckets.times : [...buckets.days.keys()];
  const days = buckets.table === "DayRollup" ? buckets.days : undefined;
  const keys = channels.length === 0 ? METRIC_KEYS : [...METRIC_KEYS, ...channels.map(rollupKey)];
  await removeRollups(sql, buckets.table, { stationId, keys, times });
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

/** The hours (starts, epoch ms) that have statistics of a channel. */
export async function hoursOfChannel(sql: Sql, stationId: number, channelId: number): Promise<number[]> {
  const rows = await sql.all<{ time: number }>(
    `SELECT "time" FROM "HourRollup" WHERE "stationId" = ? AND "metric" = ? ORDER BY "time"`,
    [stationId, `channel.${channelId}`],
  );
  return rows.map(({ time }) => Number(time));
}

/** Removes the oldest rows of a channel, `limit` at most; returns how many. */
export async function removeSeries(
  sql: Sql,
  table: Table,
  { stationId, channelId }: { stationId: number; channelId: number },
  limit: number,
): Promise<number> {
  const key = [stationId, `channel.${channelId}`] as const;
  const where = `WHERE "stationId" = ? AND "metric" = ?`;
  const [beyond] = await sql.all<{ time: number }>(
    `SELECT "time" FROM "${table}" ${where} ORDER BY "time" LIMIT 1 OFFSET ${limit}`,
    key,
  );
  if (!beyond) return sql.run(`DELETE FROM "${table}" ${where}`, key);
  return sql.run(`DELETE FROM "${table}" ${where} AND "time" < ?`, [...key, new Date(beyond.time)]);
}

/** Names every metric and channel, so that each bucket is a look-up by the whole primary key. */
async function removeRollups(
  sql: Sql,
  table: Table,
  { stationId, keys, times }: { stationId: number; keys: readonly RollupKey[]; times: readonly number[] },
): Promise<void> {
  await sql.run(
    `DELETE FROM "${table}" WHERE "stationId" = ? AND "metric" IN (${marks(keys.length)}) AND "time" IN (${marks(times.length)})`,
    [stationId, ...keys, ...times.map((time) => new Date(time))],
  );
}

function parameters(stationId: number, { metric, time, stats }: RollupRow): SqlValue[] {
  return [
    stationId,
    rollupKey(metric),
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
