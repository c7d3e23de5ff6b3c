import { METRICS, type MetricKey } from "../metrics";
import { HOUR_MS } from "../time/durations";
import { isWholeDay } from "./completeness";
import type { Interval } from "./coverage";
import type { Stats } from "./rollup";

/** The statistics that a period value can give. */
export const STATISTICS = ["max", "min", "mean", "total"] as const;
export type Statistic = (typeof STATISTICS)[number];

export function isStatistic(s: string): s is Statistic {
  return (STATISTICS as readonly string[]).includes(s);
}

/** One statistic of one metric over a period, in the metric's unit, from an observer or another archive. */
export interface PeriodValue extends Interval {
  metric: MetricKey;
  statistic: Statistic;
  value: number;
}

/** Only the highest value of these is of interest, so a given maximum alone can stand for the day. */
const HIGHEST_ONLY: readonly MetricKey[] = ["windGust", "rainRate", "snowDepth"];

/** Observers keep standard time in summer, and a report comes some minutes before its hour. */
const TOLERANCE_MS = HOUR_MS;

/**
 * The statistics that a metric can have: the total where values add up; none for a direction, whose mean would need
 * speeds.
 */
export function statisticsOf(metric: MetricKey): readonly Statistic[] {
  const { aggregate } = METRICS[metric];
  if (aggregate === "vector") return [];
  return aggregate === "sum" ? ["total"] : ["max", "min", "mean"];
}

/** The instant (epoch ms) that assigns a period to a day: its middle, which lies in one day only. */
export function middleOf({ from, to }: Interval): number {
  return Math.floor((from + to) / 2);
}

/** Does a period count for this day? It does if the day contains its middle, and all of it within the tolerance. */
export function countsIn(period: Interval, day: Interval): boolean {
  const middle = middleOf(period);
  const isOfDay = middle >= day.from && middle < day.to;
  return isOfDay && period.from >= day.from - TOLERANCE_MS && period.to <= day.to + TOLERANCE_MS;
}

/** The range of start times (epoch ms) of periods that may count for a day or days. */
export function beginningsFor({ from, to }: Interval): Interval {
  return { from: from - TOLERANCE_MS, to };
}

/**
 * Statistics of a metric's day from those of its readings, if any, and from the period values that count for it.
 * Undefined where too little is known.
 *
 * Extremes are taken from both. A given mean or total of the whole day replaces the readings'. If readings do not cover
 * the day and given extremes cover more of it, the mean is (max + min) / 2, as the NWS counts. Without readings a
 * single extreme does not count, because it says nothing about the other, except for metrics of which only the highest
 * matters. The time of a given extreme is unknown: the day's last millisecond, which no reading has, stands for it.
 */
export function withGiven(
  metric: MetricKey,
  readings: Stats | undefined,
  given: readonly PeriodValue[],
  day: Interval,
): Stats | undefined {
  const of = (statistic: Statistic) => given.filter((one) => one.statistic === statistic);
  const [highs, lows] = [of("max"), of("min")];
  const range = rangeOf(metric, highs, lows, day);
  const whole = [...of("total"), ...of("mean")].find((one) => isWhole(one, day));
  const base = readings ?? single(whole?.value ?? range?.mean, day);
  if (!base) return undefined;
  // The mean lies between the extremes, so it widens them too.
  const means = whole?.statistic === "mean" ? [whole] : [];
  const known = widened(base, [...highs, ...means], [...lows, ...means], day);
  const coverage = Math.max(base.coverage, whole ? hoursOf(day) : (range?.coverage ?? 0));
  return { ...known, coverage, sum: sumOf(metric, known, { whole, coverage: base.coverage, range }) };
}

/** The day's statistics from given extremes alone. */
interface Range {
  mean: number;
  /** Hours that they cover. */
  coverage: number;
  isBothWays: boolean;
}

function rangeOf(
  metric: MetricKey,
  highs: readonly PeriodValue[],
  lows: readonly PeriodValue[],
  day: Interval,
): Range | undefined {
  const [high, low] = [highest(highs), lowest(lows)];
  if (highs.length > 0 && lows.length > 0) {
    const coverage = Math.min(hoursTold(highs, day), hoursTold(lows, day));
    return { mean: (high + low) / 2, coverage, isBothWays: true };
  }
  if (!HIGHEST_ONLY.includes(metric) || highs.length === 0) return undefined;
  return { mean: high, coverage: hoursTold(highs, day), isBothWays: false };
}

function sumOf(
  metric: MetricKey,
  { count, sum, min, max }: Stats,
  { whole, coverage, range }: { whole: PeriodValue | undefined; coverage: number; range: Range | undefined },
): number {
  if (whole) return METRICS[metric].aggregate === "sum" ? whole.value : whole.value * count;
  const isMidrange = range?.isBothWays && !isWholeDay(coverage) && range.coverage > coverage;
  return isMidrange ? ((max + min) / 2) * count : sum;
}

function single(value: number | undefined, day: Interval): Stats | undefined {
  if (value === undefined) return undefined;
  const time = unknownTimeOf(day);
  return { count: 1, coverage: 0, sum: value, min: value, minTime: time, max: value, maxTime: time, x: null, y: null };
}

/** Of equal extremes the reading's is kept, because its time is known. */
function widened(stats: Stats, highs: readonly PeriodValue[], lows: readonly PeriodValue[], day: Interval): Stats {
  const [high, low] = [highest(highs), lowest(lows)];
  const time = unknownTimeOf(day);
  return {
    ...stats,
    ...(high > stats.max ? { max: high, maxTime: time } : {}),
    ...(low < stats.min ? { min: low, minTime: time } : {}),
  };
}

/**
 * Marks an extreme whose time within the day is unknown. The first instant would not do, because readings often have
 * it.
 */
function unknownTimeOf({ to }: Interval): number {
  return to - 1;
}

function highest(periods: readonly PeriodValue[]): number {
  return periods.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

function lowest(periods: readonly PeriodValue[]): number {
  return periods.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function isWhole(period: Interval, day: Interval): boolean {
  return period.from <= day.from + TOLERANCE_MS && period.to >= day.to - TOLERANCE_MS;
}

function hoursOf({ from, to }: Interval): number {
  return (to - from) / HOUR_MS;
}

/** How many hours of the day these periods cover, overlapping or not. */
function hoursTold(periods: readonly Interval[], day: Interval): number {
  if (periods.some((period) => isWhole(period, day))) return hoursOf(day);
  let [told, until] = [0, day.from];
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [Math.max(from, until), Math.min(to, day.to)];
    if (end <= start) continue;
    told += end - start;
    until = end;
  }
  return told / HOUR_MS;
}
