import { bearing } from "../formulas/wind";
import { METRIC_KEYS, METRICS, type MetricKey, TOTAL_KEYS, type Values } from "../metrics";
import { HOUR_MS } from "../time/durations";
import { coverageOfDay, type Interval, observed } from "./coverage";

/**
 * One metric over one bucket. Times are epoch ms; of equal extremes the earliest counts. `x` and `y` (east and north
 * parts, summed and weighted with the wind speed) exist for windDirection only, whose `sum` means nothing.
 */
export interface Stats {
  /** How many readings. */
  count: number;
  /** How many hours of the bucket were observed: see `observed` and `coverageOfDay`. */
  coverage: number;
  /** Of rain the total. Else the mean times `count`: an hour's mean is that of its readings, a longer one's weighs time. */
  sum: number;
  min: number;
  minTime: number;
  max: number;
  maxTime: number;
  x: number | null;
  y: number | null;
}

/** Good values only: see `goodValues`. */
export interface Observation {
  time: number;
  values: Values;
}

/** A resultant whose mean is below this many m/s is rounding left over from winds that cancel. */
const VANISHING = 1e-9;

/**
 * Statistics of every metric that occurs among the observations of a bucket (epoch ms): what was observed in
 * [from, to), and what fell in (from, to], as a gauge tells of the time before it is read. The order of the observations
 * matters only to float rounding.
 */
export function summarise(observations: readonly Observation[], bucket: Interval): Map<MetricKey, Stats> {
  const summary = summariseUncovered(observations, bucket);
  for (const [key, stats] of summary) {
    const times = observations.flatMap(({ time, values }) =>
      values[key] !== undefined && isWithin(key, time, bucket) ? [time] : [],
    );
    stats.coverage = observed(times, bucket) / HOUR_MS;
  }
  return summary;
}

/** The same with a `coverage` of 0: a chart of minutes has thousands of buckets, and draws none of it. */
export function summariseUncovered(observations: readonly Observation[], bucket: Interval): Map<MetricKey, Stats> {
  const summary = new Map<MetricKey, Stats>();
  for (const { time, values } of observations) {
    for (const key of METRIC_KEYS) {
      const value = values[key];
      if (value === undefined || !isWithin(key, time, bucket)) continue;
      const known = summary.get(key);
      if (known) add(known, key, value, time, values.windSpeed);
      else summary.set(key, single(key, value, time, values.windSpeed));
    }
  }
  return summary;
}

/** What readings tell of the time before them: a look-up, as a chart asks it of thirty thousand values. */
const TOTALS: ReadonlySet<MetricKey> = new Set(TOTAL_KEYS);

function isWithin(key: MetricKey, time: number, { from, to }: Interval): boolean {
  if (time > from && time < to) return true;
  return TOTALS.has(key) ? time === to : time === from;
}

/**
 * Where the buckets of a width (ms) begin that a reading belongs to (epoch ms, in order): two where it ends one, whose
 * rain it tells of.
 */
export function bucketsOf(time: number, width: number): number[] {
  const start = Math.floor(time / width) * width;
  return start === time ? [start - width, start] : [start];
}

/**
 * Statistics of disjoint buckets of the same metric taken together, such as hours or days; undefined of none. Means weigh the
 * time that was observed, so that an hour of sixty readings counts like one of a single reading.
 */
export function mergeAll(key: MetricKey, buckets: readonly Stats[]): Stats | undefined {
  const [first, ...others] = buckets;
  if (!first) return undefined;
  const total = { ...first };
  for (const stats of others) mergeInto(total, key, stats);
  return total;
}

/** In place: the report of a year takes ten thousand days together. */
function mergeInto(total: Stats, key: MetricKey, stats: Stats): void {
  if (METRICS[key].aggregate === "sum") total.sum += stats.sum;
  else {
    total.sum = weighed(total, stats, total.sum, stats.sum);
    total.x = total.x === null || stats.x === null ? (total.x ?? stats.x) : weighed(total, stats, total.x, stats.x);
    total.y = total.y === null || stats.y === null ? (total.y ?? stats.y) : weighed(total, stats, total.y, stats.y);
  }
  total.count += stats.count;
  total.coverage += stats.coverage;
  if (stats.min < total.min || (stats.min === total.min && stats.minTime < total.minTime)) {
    total.min = stats.min;
    total.minTime = stats.minTime;
  }
  if (stats.max > total.max || (stats.max === total.max && stats.maxTime < total.maxTime)) {
    total.max = stats.max;
    total.maxTime = stats.maxTime;
  }
}

/** Statistics of a day from those of its hours, in order of the times (epoch ms) at which they begin; undefined of none. */
export function mergeHours(
  key: MetricKey,
  hours: readonly { time: number; stats: Stats }[],
  day: Interval,
): Stats | undefined {
  const total = mergeAll(
    key,
    hours.map(({ stats }) => stats),
  );
  if (!total) return undefined;
  // A gauge that is read once a day tells of all of it.
  const isWhole = METRICS[key].aggregate === "sum" && total.count === 1;
  const parts = hours.map(({ time, stats: { coverage } }) => ({ time, coverage }));
  return { ...total, coverage: isWhole ? (day.to - day.from) / HOUR_MS : coverageOfDay(parts, day) };
}

/** The mean of both by the time that was observed, times the count of both. */
function weighed(a: Stats, b: Stats, sumOfA: number, sumOfB: number): number {
  const total = (sumOfA / a.count) * a.coverage + (sumOfB / b.count) * b.coverage;
  return (total / (a.coverage + b.coverage)) * (a.count + b.count);
}

/**
 * The one number that stands for a bucket: the mean, the sum (rain), or the direction in [0, 360) of the resultant
 * wind; null when there is nothing to represent or the winds cancel.
 */
export function representative(key: MetricKey, stats: Omit<Stats, "coverage" | "minTime" | "maxTime">): number | null {
  if (stats.count === 0) return null;
  const { aggregate } = METRICS[key];
  if (aggregate === "sum") return stats.sum;
  if (aggregate === "vector") return resultantDirection(stats);
  // rounding may carry the mean of equal values past them
  return Math.min(stats.max, Math.max(stats.min, stats.sum / stats.count));
}

function single(key: MetricKey, value: number, time: number, windSpeed: number | undefined): Stats {
  const extremes = { min: value, minTime: time, max: value, maxTime: time };
  const stats: Stats = { count: 1, coverage: 0, sum: value, ...extremes, x: null, y: null };
  if (METRICS[key].aggregate !== "vector") return stats;
  const [x, y] = vector(value, windSpeed);
  return { ...stats, x, y };
}

/** In place: a chart of a day takes thirty thousand values. */
function add(stats: Stats, key: MetricKey, value: number, time: number, windSpeed: number | undefined): void {
  stats.count += 1;
  stats.sum += value;
  if (value < stats.min || (value === stats.min && time < stats.minTime)) {
    stats.min = value;
    stats.minTime = time;
  }
  if (value > stats.max || (value === stats.max && time < stats.maxTime)) {
    stats.max = value;
    stats.maxTime = time;
  }
  if (METRICS[key].aggregate !== "vector") return;
  const [x, y] = vector(value, windSpeed);
  stats.x = (stats.x ?? 0) + x;
  stats.y = (stats.y ?? 0) + y;
}

/** East and north parts of the wind, of 1 m/s where its speed is not known. */
function vector(direction: number, speed = 1): [number, number] {
  const angle = (direction * Math.PI) / 180;
  return [speed * Math.sin(angle), speed * Math.cos(angle)];
}

/** Of the winds of a bucket, in [0, 360); null when they cancel, or there are none. */
export function resultantDirection({ count, x, y }: Pick<Stats, "count" | "x" | "y">): number | null {
  if (x === null || y === null || Math.hypot(x, y) <= VANISHING * count) return null;
  return bearing(x, y);
}
