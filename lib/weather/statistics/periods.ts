import { METRICS, type MetricKey } from "../metrics";
import { HOUR_MS } from "../time/durations";
import { isWholeDay } from "./completeness";
import type { Interval } from "./coverage";
import type { Stats } from "./rollup";

/** What can be said of a whole period. */
export const STATISTICS = ["max", "min", "mean", "total"] as const;
export type Statistic = (typeof STATISTICS)[number];

export function isStatistic(s: string): s is Statistic {
  return (STATISTICS as readonly string[]).includes(s);
}

/** One statistic of one metric over a period, in the metric's unit, as an observer or another archive has it. */
export interface PeriodValue extends Interval {
  metric: MetricKey;
  statistic: Statistic;
  value: number;
}

/** Of these the highest alone is asked for: it stands for the day where it is all that is known. */
const HIGHEST_ONLY: readonly MetricKey[] = ["windGust", "rainRate", "snowDepth"];

/** Observers keep standard time in summer, and a report comes some minutes before the hour that it is of. */
const TOLERANCE_MS = HOUR_MS;

/** What can be said of a metric: of what adds up its total; of a direction nothing, as its mean would need the speeds. */
export function statisticsOf(metric: MetricKey): readonly Statistic[] {
  const { aggregate } = METRICS[metric];
  if (aggregate === "vector") return [];
  return aggregate === "sum" ? ["total"] : ["max", "min", "mean"];
}

/** The instant (epoch ms) by whose day a period is told: no period has its middle in two. */
export function middleOf({ from, to }: Interval): number {
  return Math.floor((from + to) / 2);
}

/** Does a period count in this day? It does where the day has its middle, and all of it but for the tolerance. */
export function countsIn(period: Interval, day: Interval): boolean {
  const middle = middleOf(period);
  const isOfDay = middle >= day.from && middle < day.to;
  return isOfDay && period.from >= day.from - TOLERANCE_MS && period.to <= day.to + TOLERANCE_MS;
}

/** The period (epoch ms) in which those begin that may count in a day or days. */
export function beginningsFor({ from, to }: Interval): Interval {
  return { from: from - TOLERANCE_MS, to };
}

/**
 * Statistics of a metric's day from those of its readings, if it has any, and from the values given of periods that count in
 * it. Undefined where too little is known.
 *
 * The extremes are those of both. A mean or total of the whole day takes the place of the readings'. Where readings do not make
 * the day whole and given extremes tell of more of it, its mean is (max + min) / 2, as the NWS counts. Without readings one
 * extreme says nothing of the other and does not count alone, but for what is asked for its highest only. When a given
 * extreme was is not known: the day's last millisecond stands for it, which no reading has.
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
  // A day is as warm at times as its mean.
  const means = whole?.statistic === "mean" ? [whole] : [];
  const known = widened(base, [...highs, ...means], [...lows, ...means], day);
  const coverage = Math.max(base.coverage, whole ? hoursOf(day) : (range?.coverage ?? 0));
  return { ...known, coverage, sum: sumOf(metric, known, { whole, coverage: base.coverage, range }) };
}

/** What given extremes alone say of a day. */
interface Range {
  mean: number;
  /** Hours of which they tell. */
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

/** Of equal extremes that of a reading counts: its time is known. */
function widened(stats: Stats, highs: readonly PeriodValue[], lows: readonly PeriodValue[], day: Interval): Stats {
  const [high, low] = [highest(highs), lowest(lows)];
  const time = unknownTimeOf(day);
  return {
    ...stats,
    ...(high > stats.max ? { max: high, maxTime: time } : {}),
    ...(low < stats.min ? { min: low, minTime: time } : {}),
  };
}

/** What stands for the time of an extreme of which the day alone is known: many a reading has the first instant. */
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

/** How many hours of the day these periods tell of, overlapping or not. */
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
