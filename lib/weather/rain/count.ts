import { DAY_MS, HOUR_MS } from "../time/durations";
import { chosenCounter, type RainCounter, type RainCounters } from "./counters";

/** What the readings of a station have said of its counters at one time, epoch ms. */
export interface RainSample {
  time: number;
  counters: RainCounters;
}

interface Value {
  /** mm */
  value: number;
  /** Epoch ms. */
  time: number;
}

/** What has to be known of the samples so far. */
export interface RainState extends Value {
  /** The counter that is in use; `value` is the highest that it has shown since its last reset. */
  name: RainCounter;
  /** A value that cannot follow; the next sample shows whether it stays. */
  doubtful?: Value;
  /** Since when the counter has been a little lower than `value`. */
  lowSince?: number;
}

/** mm that fell before a sample and after the one before it; undefined where nothing can be said. */
interface Fall {
  time: number;
  rain: number | undefined;
}

/** Above both, the counter rose faster than rain falls. */
const [LEAP_MM, LEAP_MM_IN_TEN_SECONDS] = [30, 2];
/** A counter that comes back to this share of its value had not been reset. */
const SAME = 0.9;
/** Unless so little has fallen, and so slowly, that a reset in the rain explains it as well. */
const [SHOWER_MM, SHOWER_MM_PER_HOUR] = [2, 10];
const MM_PER_INCH = 25.4;
/** A counter of inches shows hundredths, and one of them may fall between two messages. */
const [UNIT_BELOW, UNIT_ABOVE] = [-0.006, 0.016];
/** With less than this many inches, the same two values are more likely a reset, or rain. */
const UNIT_INCHES = 1;
/** After a longer time, such a drop is a reset. */
const UNIT_MS = HOUR_MS;
/** A rise by the factor of a unit is rain if it is not faster. */
const UNIT_MM_PER_HOUR = 50;

/**
 * Counts the next sample, which is later than those before. Returns the rain of its reading, and first that of the
 * doubtful sample before it, if there is one, which it settles:
 * - the first value of a counter says nothing;
 * - a rise has fallen since the sample before, however long ago;
 * - below half of the last value, the counter was reset and the new value has fallen since, if the next sample goes on
 *   from there; if the next returns to the last value, it was a fault;
 * - a rise that cannot be has fallen if the next sample stays there;
 * - a smaller drop is rounding, or the gauge in the sun: nothing counts until the counter is back. After a whole day it
 *   was set to the lower value;
 * - 25.4 times the last value, or as much less, is a change of unit.
 */
export function countRain(
  before: RainState | undefined,
  { time, counters }: RainSample,
): { state: RainState | undefined; falls: Fall[] } {
  const seen = before && { name: before.name, time: before.doubtful?.time ?? before.time };
  const chosen = chosenCounter(counters, time, seen);
  if (!chosen) return { state: before, falls: [{ time, rain: undefined }] };
  const { name, value } = chosen;
  if (!before || name !== before.name) return { state: { name, value, time }, falls: [{ time, rain: undefined }] };
  const { base, falls } = settled(before, { value, time });
  const { state, rain } = follow(base, { value, time });
  return { state, falls: [...falls, { time, rain }] };
}

/** The state without its doubtful value, which either counts or does not. */
function settled({ doubtful, ...last }: RainState, next: Value): { base: RainState; falls: Fall[] } {
  if (!doubtful) return { base: last, falls: [] };
  const isReset = doubtful.value < last.value;
  const base: RainState = { name: last.name, ...doubtful };
  const isReal = !isDoubtful(base, next) && (isReset ? !isBack(last, next) : next.value >= doubtful.value * SAME);
  const rain = isReset ? doubtful.value : difference(last, doubtful);
  return isReal
    ? { base, falls: [{ time: doubtful.time, rain }] }
    : { base: last, falls: [{ time: doubtful.time, rain: 0 }] };
}

function follow(last: RainState, next: Value): { state: RainState; rain: number } {
  if (isOtherUnit(last, next)) return { state: { name: last.name, ...next }, rain: 0 };
  if (isDoubtful(last, next)) return { state: { ...last, doubtful: next }, rain: 0 };
  const rain = difference(last, next);
  if (rain >= 0) return { state: { name: last.name, ...next }, rain };
  const lowSince = last.lowSince ?? next.time;
  if (next.time - lowSince >= DAY_MS) return { state: { name: last.name, ...next }, rain: 0 };
  return { state: { ...last, time: next.time, lowSince }, rain: 0 };
}

function isDoubtful(last: Value, next: Value): boolean {
  if (next.value < last.value / 2) return true;
  const possible = ((next.time - last.time) / 10_000) * LEAP_MM_IN_TEN_SECONDS;
  return difference(last, next) > Math.max(LEAP_MM, possible);
}

/** Whether a counter that had dropped shows its old value again. */
function isBack(last: Value, next: Value): boolean {
  if (next.value < last.value * SAME) return false;
  return next.value > SHOWER_MM || rate(next.value, next.time - last.time) > SHOWER_MM_PER_HOUR;
}

function isOtherUnit(last: Value, next: Value): boolean {
  const [before, after] =
    next.value > last.value ? [last.value, next.value / MM_PER_INCH] : [last.value / MM_PER_INCH, next.value];
  const inches = after - before;
  if (Math.min(before, after) < UNIT_INCHES || inches < UNIT_BELOW || inches > UNIT_ABOVE) return false;
  const [rise, elapsed] = [difference(last, next), next.time - last.time];
  return rise > 0 ? rate(rise, elapsed) > UNIT_MM_PER_HOUR : elapsed <= UNIT_MS;
}

/** mm/h */
function rate(rain: number, elapsed: number): number {
  return rain / (elapsed / HOUR_MS);
}

/** Drops the rounding errors of binary fractions, which are far below what a gauge resolves. */
function difference(last: Value, next: Value): number {
  return Math.round((next.value - last.value) * 1e6) / 1e6;
}

export function isSameState(a: RainState | undefined, b: RainState | undefined): boolean {
  return (
    a?.name === b?.name &&
    a?.value === b?.value &&
    a?.time === b?.time &&
    a?.lowSince === b?.lowSince &&
    a?.doubtful?.value === b?.doubtful?.value &&
    a?.doubtful?.time === b?.doubtful?.time
  );
}
