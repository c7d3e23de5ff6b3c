import { HOUR_MS } from "../time/durations";

/** Epoch ms. */
export interface Interval {
  from: number;
  to: number;
}

/** A reading that is late or lost now and then is no gap: one is longer than this many of the station's own intervals. */
const TOLERANCE = 3;

/**
 * How much (ms) of a short bucket, such as an hour, was observed by readings of these times, one at least, each of which
 * stands for the time to the next: all of it, less what is missing in gaps. What is a gap goes by the station's own interval, the
 * median of those in the bucket, from the last reading to the bucket's end and on to its first as one. A single
 * reading thus stands for its hour.
 */
export function observed(times: readonly number[], { from, to }: Interval): number {
  const sorted = times.every((time, i) => i === 0 || (times[i - 1] ?? 0) <= time)
    ? times
    : times.toSorted((a, b) => a - b);
  const gaps = sorted.map((time, i) => (sorted[i + 1] ?? (sorted[0] ?? 0) + to - from) - time);
  // The usual case needs no median: where no gap is long by the shortest, none is.
  if (Math.max(...gaps) <= TOLERANCE * Math.min(...gaps)) return to - from;
  const usual = lowerMedian(gaps);
  return gaps.reduce((sum, gap) => sum + (gap > TOLERANCE * usual ? usual : gap), 0);
}

/** WMO's main standard times are 00, 06, 12 and 18 UTC (WMO-No. 8, Vol. III, 1): who observes more seldom has gaps. */
const LONGEST_STRIDE = 6;

/**
 * How many hours of a day were observed, from the hours that have readings: where each of them begins (epoch ms, in order),
 * and how much of it was observed (in hours). A station that observes every three hours misses nothing in between: each of its hours stands
 * for three.
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

/** The middle one, of an even number the lower of two. */
function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
