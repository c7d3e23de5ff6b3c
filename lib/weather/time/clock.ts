/** A device's clock may be this far ahead of the server's before its times are rejected. */
const TOLERANCE_MS = 5 * 60_000;

/** The last instant (epoch ms) that is not in the future. */
export function latestBelievable(now: number): number {
  return now + TOLERANCE_MS;
}

/** Is a time further ahead of now than a clock drifts (both epoch ms)? */
export function isFuture(time: number, now: number): boolean {
  return time > latestBelievable(now);
}

/** Devices that speak to this server are newer. A clock that was never set shows 1970, 2000 or the year of a chip. */
const FIRST_CREDIBLE = Date.UTC(2020, 0, 1);

/** Whether a device that reports this time (epoch ms) has a clock that was never set. */
export function isUnset(time: number): boolean {
  return time < FIRST_CREDIBLE;
}
