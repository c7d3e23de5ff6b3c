import { HOUR_MS, MINUTE_MS } from "../weather/time/durations";

const LONGEST_MS = HOUR_MS;
/** The part of a delay that is left to chance, so that what failed together is not tried again together. */
const JITTER = 0.2;

/**
 * How long to wait (ms) after the n-th failed attempt: one minute, twice as long after each further one, an hour at most,
 * up to a fifth less.
 * @param chance from 0 to 1
 */
export function backoff(attempts: number, chance = Math.random()): number {
  const delay = Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(delay * (1 - JITTER * chance));
}
