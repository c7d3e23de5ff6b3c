import { aggregateOf, type RollupKey, rollupKey, type SeriesKey } from "../../../weather/channels";
import type { Stats } from "../../../weather/statistics/rollup";
import { HOUR_MS } from "../../../weather/time/durations";
import { columnList, marks, type Sql } from "../../sql";
import type { Dialect } from "../../url";

/** Statistics of a metric or channel over an hour, day, week or month, with the columns that a chart draws. */
export interface Bucket<Key extends SeriesKey = SeriesKey> extends Omit<Stats, "coverage" | "minTime" | "maxTime"> {
  metric: Key;
  /** Start in epoch ms; for a week or month its first day with data. */
  time: number;
}

/** Stored hours or days, or days merged by the station's calendar. */
export type BucketWidth = "hour" | "day" | "week" | "month";

interface Range<Key extends SeriesKey> {
  stationId: number;
  /** Epoch ms, half-open, compared with the buckets' starts. */
  from: number;
  to: number;
  metrics: readonly Key[];
}

const TABLES = { hour: "HourRollup", day: "DayRollup", week: "DayRollup", month: "DayRollup" } as const;

/** Rows read per statement, because SQLite blocks the process until it is done. */
const ROWS_READ = 4000;
const ROW_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 24 * HOUR_MS, month: 24 * HOUR_MS } as const;

const SCALAR = ["count", "sum", "min", "max"];
/** A column costs as much when it is always null: only the wind's direction has these. */
const VECTOR = [...SCALAR, "x", "y"];

/** The station's buckets with from <= time < to; those of each metric by time. */
export async function bucketsBetween<Key extends SeriesKey>(
  sql: Sql,
  dialect: Dialect,
  width: BucketWidth,
  { stationId, from, to, metrics }: Range<Key>,
): Promise<Bucket<Key>[]> {
  const atOnce = Math.max(1, Math.floor(ROWS_READ / ((to - from) / ROW_MS[width])));
  const read = async (keys: readonly Key[], columns: readonly string[]) => {
    const byKey = new Map<RollupKey, Key>(keys.map((key) => [rollupKey(key), key]));
    const totals = keys.filter((key) => aggregateOf(key) === "sum").map(rollupKey);
    const where = `WHERE "stationId" = ? AND "metric" IN (${marks(keys.length)}) AND "time" >= ? AND "time" < ?`;
    const rows = await sql.all<Omit<Bucket, "metric"> & { metric: RollupKey }>(
      `SELECT "metric", ${selected(width, columns, totals)} FROM "${TABLES[width]}" ${where} ${grouped(width, dialect)}
       ORDER BY "metric", "time"`,
      [stationId, ...byKey.keys(), new Date(from), new Date(to)],
    );
    return rows.flatMap((row): Bucket<Key>[] => {
      const metric = byKey.get(row.metric);
      return metric === undefined ? [] : [Object.assign(row, { metric })];
    });
  };
  const isVector = (key: Key) => aggregateOf(key) === "vector";
  const scalars = metrics.filter((key) => !isVector(key));
  const vectors = metrics.filter(isVector);
  const found: Bucket<Key>[] = [];
  for (let i = 0; i < scalars.length; i += atOnce) {
    const some = await read(scalars.slice(i, i + atOnce), SCALAR);
    for (const bucket of some) found.push(Object.assign(bucket, { x: null, y: null }));
  }
  for (let i = 0; i < vectors.length; i += atOnce) found.push(...(await read(vectors.slice(i, i + atOnce), VECTOR)));
  return found;
}

function selected(width: BucketWidth, columns: readonly string[], totals: readonly RollupKey[]): string {
  if (width === "hour" || width === "day") return columnList(["time", ...columns]);
  return [`MIN("time") AS "time"`, ...columns.map((name) => `${gathered(name, totals)} AS "${name}"`)].join(", ");
}

/** A column merged over several days, like `mergeAll` of weather/statistics/rollup.ts. */
function gathered(column: string, totals: readonly RollupKey[]): string {
  if (column === "min" || column === "max") return `${column.toUpperCase()}("${column}")`;
  const total = `SUM("${column}")`;
  if (column === "count") return total;
  const weighed = `SUM("${column}" / "count" * "coverage") / SUM("coverage") * SUM("count")`;
  if (column !== "sum" || totals.length === 0) return weighed;
  return `CASE WHEN "metric" IN (${totals.map((key) => `'${key}'`)}) THEN ${total} ELSE ${weighed} END`;
}

function grouped(width: BucketWidth, dialect: Dialect): string {
  return width === "hour" || width === "day" ? "" : `GROUP BY "metric", ${CALENDAR[width][dialect]}`;
}

/** The common value of the days of one week (Monday to Sunday) or month. */
const CALENDAR = {
  week: {
    sqlite: `CAST((JULIANDAY("day") + 0.5) / 7 AS INTEGER)`,
    mysql: `FLOOR((TO_DAYS("day") - 2) / 7)`,
  },
  month: { sqlite: `SUBSTR("day", 1, 7)`, mysql: `SUBSTR("day", 1, 7)` },
} as const satisfies Record<string, Record<Dialect, string>>;
