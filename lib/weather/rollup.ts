import { METRIC_KEYS, METRICS, type MetricKey, type Values } from "./metrics";
import { bearing } from "./wind";

/**
 * One metric over one bucket. Times are epoch ms; of equal extremes the earliest counts. `x` and `y` (east and north
 * parts, summed and weighted with the wind speed) exist for windDirection only, whose `sum` means nothing.
 */
export interface Stats {
  count: number;
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

/** Statistics of every metric that occurs; the order of the observations matters only to float rounding. */
export function summarise(observations: Iterable<Observation>): Map<MetricKey, Stats> {
  const summary = new Map<MetricKey, Stats>();
  for (const { time, values } of observations) {
    for (const key of METRIC_KEYS) {
      const value = values[key];
      if (value === undefined) continue;
      const one = single(key, value, time, values.windSpeed);
      const before = summary.get(key);
      summary.set(key, before ? merge(before, one) : one);
    }
  }
  return summary;
}

/** Statistics of two disjoint sets of observations of the same metric taken together. */
export function merge(a: Stats, b: Stats): Stats {
  const low = a.min < b.min || (a.min === b.min && a.minTime <= b.minTime) ? a : b;
  const high = a.max > b.max || (a.max === b.max && a.maxTime <= b.maxTime) ? a : b;
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    min: low.min,
    minTime: low.minTime,
    max: high.max,
    maxTime: high.maxTime,
    x: a.x === null || b.x === null ? (a.x ?? b.x) : a.x + b.x,
    y: a.y === null || b.y === null ? (a.y ?? b.y) : a.y + b.y,
  };
}

/**
 * The one number that stands for a bucket: the mean, the sum (rain), or the direction in [0, 360) of the resultant
 * wind; null when there is nothing to represent or the winds cancel.
 */
export function representative(key: MetricKey, stats: Omit<Stats, "minTime" | "maxTime">): number | null {
  if (stats.count === 0) return null;
  const { aggregate } = METRICS[key];
  if (aggregate === "sum") return stats.sum;
  if (aggregate === "vector") return resultantDirection(stats);
  // rounding may carry the mean of equal values past them
  return Math.min(stats.max, Math.max(stats.min, stats.sum / stats.count));
}

function single(key: MetricKey, value: number, time: number, windSpeed: number | undefined): Stats {
  const stats: Stats = { count: 1, sum: value, min: value, minTime: time, max: value, maxTime: time, x: null, y: null };
  if (METRICS[key].aggregate !== "vector") return stats;
  const speed = windSpeed ?? 1;
  const angle = (value * Math.PI) / 180;
  return { ...stats, x: speed * Math.sin(angle), y: speed * Math.cos(angle) };
}

/** Of the winds of a bucket, in [0, 360); null when they cancel, or there are none. */
export function resultantDirection({ count, x, y }: Pick<Stats, "count" | "x" | "y">): number | null {
  if (x === null || y === null || Math.hypot(x, y) <= VANISHING * count) return null;
  return bearing(x, y);
}
