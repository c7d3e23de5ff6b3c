import { HOUR_MS } from "../time/durations";

/** Epoch ms. */
export interface Interval {
  from: number;
  to: number;
}

/** A late or lost reading is not a gap: a gap is longer than this many of the station's own intervals. */
const TOLERANCE = 3;

/**
 * How much (ms) of a short bucket, such as an hour, was observed by readings at these times (at least one), each of
 * which covers the time to the next: the whole bucket minus its gaps. Gaps are judged by the station's own interval,
 * the median of those in the bucket; the time from the last reading to the bucket's end and on to its first counts as
 * one interval. A single reading therefore covers its hour.
 */
export function observed(times: readonly number[], { from, to }: Interval): number {
  const sorted = times.every((time, i) => i === 0 || (times[i - 1] ?? 0) <= time)
    ? times
    : times.toSorted((a, b) => a - b);
  const gaps = sorted.map((time, i) => (sorted[i + 1] ?? (sorted[0] ?? 0) + to - from) - time);
  // Fast path without a median: no interval is a gap even by the shortest.
  if (Math.max(...gaps) <= TOLERANCE * Math.min(...gaps)) return to - from;
  const usual = lowerMedian(gaps);
  return gaps.reduce((sum, gap) => sum + (gap > TOLERANCE * usual ? usual : gap), 0);
}

/**
 * WMO's main standard times are 00, 06, 12 and 18 UTC (WMO-No. 8, Vol. III, 1): stations that observe less often have
 * gaps.
 */
const LONGEST_STRIDE = 6;

/**
 * How many hours of a day were observed, from the hours that have readings: their starts (epoch ms, in order) and
 * coverage (hours). A station that observes every three hours misses nothing in between: each of its hours covers
 * three.
 */
export function coverageOfDay(hours: readonly { time: number; coverage: number }[], day: Interval): number {
  const length = (day.to - day.from) / HOUR_MS;
  const gaps = hours.map(
    ({ time }, i) => ((hours[i + 1]?.time ?? (hours[0]?.time ?? 0) + day.to - day.from) - time) / HOUR_MS,
  );
  const usual = lowerMedian(gaps);
  const stride = usual >= 1 && usual <= LONGEST_STRIDE ? usual : 1;
  return Math.min(
    length,
    hours.reduce((sum, { coverage }) => sum + coverage * stride, 0),
  );
}

/** The median; of an even number of values, the lower of the middle two. */
function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
