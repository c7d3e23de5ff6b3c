/** A clock may be this much ahead of ours before what it says is not believed. */
const TOLERANCE_MS = 5 * 60_000;

/** The last instant (epoch ms) that is not in the future. */
export function latestBelievable(now: number): number {
  return now + TOLERANCE_MS;
}

/** More than a clock's drift ahead of now (both epoch ms). */
export function isFuture(time: number, now: number): boolean {
  return time > latestBelievable(now);
}
