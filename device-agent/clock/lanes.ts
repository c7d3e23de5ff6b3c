/**
 * The server knows a reading by its station and millisecond, so no two readings of one agent may ever share one, however
 * its clock is set. A lane is every sixteenth millisecond: within one, times only rise. When the clock was set back, the
 * times of the lane in use are taken already, and another lane takes over.
 */
export const LANES = 16;
/** For a reading that is taken outside the queue: --once. */
export const SPARE_LANE = LANES - 1;

/** The millisecond of a lane that stands for a time, less than 16 ms before or behind it. */
export function slot(time: number, lane: number): number {
  return Math.floor(time / LANES) * LANES + lane;
}

export function laneOf(time: number): number {
  return ((time % LANES) + LANES) % LANES;
}

/** The highest time used in each lane; the first is lane 0. */
export type Highs = readonly number[];

export const NO_HIGHS: Highs = Array.from({ length: SPARE_LANE }, () => 0);

/** A lane in which this time and all later ones are free: the preferred one, else the first. */
export function freeLane(highs: Highs, preferred: number, time: number): number | undefined {
  const isFree = (lane: number) => slot(time, lane) > (highs[lane] ?? 0);
  if (isFree(preferred)) return preferred;
  const found = highs.findIndex((_, lane) => isFree(lane));
  return found === -1 ? undefined : found;
}

/** A millisecond for this time that was never used, in the lane in use if there is room. */
export function allot(highs: Highs, preferred: number, time: number): number {
  const lane = freeLane(highs, preferred, time);
  if (lane !== undefined) return slot(time, lane);
  // The clock was set back fifteen times over the same hour: the lane that is behind the least.
  const lowest = highs.indexOf(Math.min(...highs));
  return (highs[lowest] ?? 0) + LANES;
}

export function withHigh(highs: Highs, time: number): Highs {
  return highs.map((high, lane) => (lane === laneOf(time) ? Math.max(high, time) : high));
}
