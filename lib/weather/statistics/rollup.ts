import { type Aggregate, aggregateOf, type SeriesKey } from "../channels";
import { bearing } from "../formulas/wind";
import { METRIC_KEYS, METRICS, type MetricKey, TOTAL_KEYS, type Values } from "../metrics";
import { HOUR_MS } from "../time/durations";
import { coverageOfDay, type Interval, observed } from "./coverage";

/**
 * One metric over one bucket. Times are epoch ms; of equal extremes the earliest counts. `x` and `y` (east and north
 * parts, summed and weighted with the wind speed) exist for windDirection only, whose `sum` is meaningless.
 */
export interface Stats {
  /** Number of readings. */
  count: number;
  /** Observed hours of the bucket: see `observed` and `coverageOfDay`. */
  coverage: number;
  /**
   * The total for rain, otherwise the mean times `count`; the mean of an hour is that of its readings, that of a longer
   * bucket is weighted by time.
   */
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
  /** Values that are not metrics, by the name of their channel. */
  channels?: Readonly<Record<string, number>> | null;
}

/** A resultant whose mean is below this many m/s is a rounding error of winds that cancel. */
const VANISHING = 1e-9;

/**
 * Statistics of every metric among the observations of a bucket (epoch ms): instantaneous values in [from, to), and
 * amounts in (from, to], because a gauge covers the time before its reading. The order of the observations matters only
 * to float rounding.
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

/** The same of every channel, by name, of which `aggregates` says what its values are. */
export function summariseChannels(
  observations: readonly Observation[],
  bucket: Interval,
  aggregates: (name: string) => Aggregate,
): Map<string, Stats> {
  const times = new Map<string, number[]>();
  const summary = summariseChannelsUncovered(observations, bucket, aggregates, times);
  for (const [name, stats] of summary) stats.coverage = observed(times.get(name) ?? [], bucket) / HOUR_MS;
  return summary;
}

/** @param times where to note the times of each channel's values */
export function summariseChannelsUncovered(
  observations: readonly Observation[],
  { from, to }: Interval,
  aggregates: (name: string) => Aggregate,
  times?: Map<string, number[]>,
): Map<string, Stats> {
  const summary = new Map<string, Stats>();
  for (const { time, channels } of observations) {
    if (!channels) continue;
    for (const [name, value] of Object.entries(channels)) {
      const aggregate = aggregates(name);
      if (!((time > from && time < to) || time === (aggregate === "sum" ? to : from))) continue;
      const known = summary.get(name);
      if (known) add(known, aggregate, value, time, undefined);
      else summary.set(name, single(aggregate, value, time, undefined));
      if (known) times?.get(name)?.push(time);
      else times?.set(name, [time]);
    }
  }
  return summary;
}

/** Variant with a `coverage` of 0: a chart of minutes has thousands of buckets and does not draw it. */
export function summariseUncovered(observations: readonly Observation[], bucket: Interval): Map<MetricKey, Stats> {
  const summary = new Map<MetricKey, Stats>();
  for (const { time, values } of observations) {
    for (const key of METRIC_KEYS) {
      const value = values[key];
      if (value === undefined || !isWithin(key, time, bucket)) continue;
      const known = summary.get(key);
      if (known) add(known, METRICS[key].aggregate, value, time, values.windSpeed);
      else summary.set(key, single(METRICS[key].aggregate, value, time, values.windSpeed));
    }
  }
  return summary;
}

/** Metrics that cover the time before the reading. A set, because a chart looks up thirty thousand values. */
const TOTALS: ReadonlySet<MetricKey> = new Set(TOTAL_KEYS);

function isWithin(key: MetricKey, time: number, { from, to }: Interval): boolean {
  if (time > from && time < to) return true;
  return TOTALS.has(key) ? time === to : time === from;
}

/**
 * The starts of the buckets of a width (ms) to which a reading belongs (epoch ms, in order): two when it ends a bucket,
 * whose rain it includes.
 */
export function bucketsOf(time: number, width: number): number[] {
  const start = Math.floor(time / width) * width;
  return start === time ? [start - width, start] : [start];
}

/**
 * Merges statistics of disjoint buckets of the same metric, such as hours or days; undefined for an empty list. Means
 * are weighted by observed time, so that an hour of sixty readings counts like one of a single reading.
 */
export function mergeAll(key: SeriesKey, buckets: readonly Stats[]): Stats | undefined {
  const [first, ...others] = buckets;
  if (!first) return undefined;
  const total = { ...first };
  for (const stats of others) mergeInto(total, aggregateOf(key), stats);
  return total;
}

/** In place, because the report of a year merges ten thousand days. */
function mergeInto(total: Stats, aggregate: Aggregate, stats: Stats): void {
  if (aggregate === "sum") total.sum += stats.sum;
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

/**
 * Statistics of a day from those of its hours, in order of their start times (epoch ms); undefined for an empty list.
 */
export function mergeHours(
  key: SeriesKey,
  hours: readonly { time: number; stats: Stats }[],
  day: Interval,
): Stats | undefined {
  const total = mergeAll(
    key,
    hours.map(({ stats }) => stats),
  );
  if (!total) return undefined;
  // A gauge that is read once a day covers all of it.
  const isWhole = aggregateOf(key) === "sum" && total.count === 1;
  const parts = hours.map(({ time, stats: { coverage } }) => ({ time, coverage }));
  return { ...total, coverage: isWhole ? (day.to - day.from) / HOUR_MS : coverageOfDay(parts, day) };
}

/** The mean of both weighted by observed time, times the count of both. */
function weighed(a: Stats, b: Stats, sumOfA: number, sumOfB: number): number {
  const total = (sumOfA / a.count) * a.coverage + (sumOfB / b.count) * b.coverage;
  return (total / (a.coverage + b.coverage)) * (a.count + b.count);
}

/**
 * The one number that stands for a bucket: the mean, the sum (rain), the highest (counters), or the direction in [0, 360)
 * of the resultant wind; null when there is nothing to represent or the winds cancel.
 */
export function representative(key: SeriesKey, stats: Omit<Stats, "coverage" | "minTime" | "maxTime">): number | null {
  if (stats.count === 0) return null;
  const aggregate = aggregateOf(key);
  if (aggregate === "sum") return stats.sum;
  if (aggregate === "max") return stats.max;
  if (aggregate === "vector") return resultantDirection(stats);
  // rounding may push the mean of equal values past them
  return Math.min(stats.max, Math.max(stats.min, stats.sum / stats.count));
}

function single(aggregate: Aggregate, value: number, time: number, windSpeed: number | undefined): Stats {
  const extremes = { min: value, minTime: time, max: value, maxTime: time };
  const stats: Stats = { count: 1, coverage: 0, sum: value, ...extremes, x: null, y: null };
  if (aggregate !== "vector") return stats;
  const [x, y] = vector(value, windSpeed);
  return { ...stats, x, y };
}

/** In place, because a chart of a day takes thirty thousand values. */
function add(stats: Stats, aggregate: Aggregate, value: number, time: number, windSpeed: number | undefined): void {
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
  if (aggregate !== "vector") return;
  const [x, y] = vector(value, windSpeed);
  stats.x = (stats.x ?? 0) + x;
  stats.y = (stats.y ?? 0) + y;
}

/** East and north parts of the wind; a speed of 1 m/s is assumed where it is unknown. */
function vector(direction: number, speed = 1): [number, number] {
  const angle = (direction * Math.PI) / 180;
  return [speed * Math.sin(angle), speed * Math.cos(angle)];
}

/** Direction of the resultant wind of a bucket, in [0, 360); null when the winds cancel or there are none. */
export function resultantDirection({ count, x, y }: Pick<Stats, "count" | "x" | "y">): number | null {
  if (x === null || y === null || Math.hypot(x, y) <= VANISHING * count) return null;
  return bearing(x, y);
}
