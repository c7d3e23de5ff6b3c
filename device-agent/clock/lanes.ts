/**
 * The server identifies a reading by its station and millisecond, so no two readings of one agent may ever share one,
 * however its clock is set. A lane is every sixteenth millisecond: within one, times only rise. When the clock is set
 * back, the times of the current lane are in use already, and another lane takes over.
 */
export const LANES = 16;
/** For the reading of --once, which does not pass through the queue. */
export const SPARE_LANE = LANES - 1;

/** The millisecond of a lane that represents a time, less than 16 ms earlier or later. */
export function slot(time: number, lane: number): number {
  return Math.floor(time / LANES) * LANES + lane;
}

export function laneOf(time: number): number {
  return ((time % LANES) + LANES) % LANES;
}

/** The highest used time of each lane, from lane 0. */
export type Highs = readonly number[];

export const NO_HIGHS: Highs = Array.from({ length: SPARE_LANE }, () => 0);

/** A lane in which this time and all later ones are unused: the preferred one, else the first. */
export function freeLane(highs: Highs, preferred: number, time: number): number | undefined {
  const isFree = (lane: number) => slot(time, lane) > (highs[lane] ?? 0);
  if (isFree(preferred)) return preferred;
  const found = highs.findIndex((_, lane) => isFree(lane));
  return found === -1 ? undefined : found;
}

/** A millisecond for this time that was never used, in the preferred lane if possible. */
export function allot(highs: Highs, preferred: number, time: number): number {
  const lane = freeLane(highs, preferred, time);
  if (lane !== undefined) return slot(time, lane);
  // The clock was set back fifteen times over the same hour: the lane with the earliest time.
  const lowest = highs.indexOf(Math.min(...highs));
  return (highs[lowest] ?? 0) + LANES;
}

export function withHigh(highs: Highs, time: number): Highs {
  return highs.map((high, lane) => (lane === laneOf(time) ? Math.max(high, time) : high));
}
