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
      const stats = summary.get(key);
      if (stats) add(stats, key, value, time, values.windSpeed);
      else summary.set(key, single(key, value, time, values.windSpeed));
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

/** The same of every metric; `total` is changed, where there is one. */
export function mergeInto(
  total: Map<MetricKey, Stats> | undefined,
  more: ReadonlyMap<MetricKey, Stats>,
): Map<MetricKey, Stats> {
  if (!total) return new Map(more);
  for (const [metric, stats] of more) {
    const before = total.get(metric);
    total.set(metric, before ? merge(before, stats) : stats);
  }
  return total;
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
  const [x, y] = vector(value, windSpeed);
  return { ...stats, x, y };
}

/** The same as to merge them, in place: a chart of a day takes thirty thousand values. */
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
