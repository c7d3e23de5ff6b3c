import { coverageOfDay, type Interval, observed } from "./coverage";
import { HOUR_MS } from "./days";
import { METRIC_KEYS, METRICS, type MetricKey, type Values } from "./metrics";
import { bearing } from "./wind";

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
export function summarise(observations: Iterable<Observation>, bucket: Interval): Map<MetricKey, Stats> {
  const summary = new Map<MetricKey, { stats: Stats; times: number[] }>();
  for (const { time, values } of observations) {
    for (const key of METRIC_KEYS) {
      const value = values[key];
      if (value === undefined || !isWithin(key, time, bucket)) continue;
      const known = summary.get(key);
      if (known) {
        add(known.stats, key, value, time, values.windSpeed);
        known.times.push(time);
      } else summary.set(key, { stats: single(key, value, time, values.windSpeed), times: [time] });
    }
  }
  return new Map(
    [...summary].map(([key, { stats, times }]) => {
      stats.coverage = observed(times, bucket) / HOUR_MS;
      return [key, stats];
    }),
  );
}

function isWithin(key: MetricKey, time: number, { from, to }: Interval): boolean {
  return METRICS[key].aggregate === "sum" ? time > from && time <= to : time >= from && time < to;
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
 * Statistics of two disjoint buckets of the same metric taken together, such as two hours or two days. Means weigh the
 * time that was observed, so that an hour of sixty readings counts like one of a single reading.
 */
export function merge(key: MetricKey, a: Stats, b: Stats): Stats {
  const low = a.min < b.min || (a.min === b.min && a.minTime <= b.minTime) ? a : b;
  const high = a.max > b.max || (a.max === b.max && a.maxTime <= b.maxTime) ? a : b;
  const isTotal = METRICS[key].aggregate === "sum";
  return {
    count: a.count + b.count,
    coverage: a.coverage + b.coverage,
    sum: isTotal ? a.sum + b.sum : weighed(a, b, a.sum, b.sum),
    min: low.min,
    minTime: low.minTime,
    max: high.max,
    maxTime: high.maxTime,
    x: a.x === null || b.x === null ? (a.x ?? b.x) : weighed(a, b, a.x, b.x),
    y: a.y === null || b.y === null ? (a.y ?? b.y) : weighed(a, b, a.y, b.y),
  };
}

/** Statistics of a day from those of its hours, one at least, in order of the times (epoch ms) at which they begin. */
export function mergeHours(key: MetricKey, hours: readonly { time: number; stats: Stats }[], day: Interval): Stats {
  const total = hours.map(({ stats }) => stats).reduce((a, b) => merge(key, a, b));
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
