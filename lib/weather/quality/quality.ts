import { METRIC_KEYS, type MetricKey, type Values } from "../metrics";
import { HOUR_MS, MINUTE_MS } from "../time/durations";
import { contradictions } from "./consistency";
import { type Flag, type Flags, isSuspicion } from "./flags";
import { burstLimit, hasStepLimit, isFailure, LIMITS, type Limits, stepLimit, stuckAfter } from "./qualityLimits";

export type { Values } from "../metrics";
export type { Flag, Flags } from "./flags";

/** What is remembered of a metric: its last good value, when it was observed, and since when it has not changed (epoch ms). */
interface LastGood {
  value: number;
  time: number;
  since: number;
  /** Nothing good came shortly before it. */
  isFirst?: true;
  /** A value after it that jumped: the next one shows which of the two was wrong. */
  jump?: { value: number; time: number };
  /** Of rain: when the present fall began, and how much it has brought. */
  fall?: { since: number; sum: number };
}

export type QualityState = Partial<Record<MetricKey, LastGood>>;

/** What a later observation says of an earlier one: `flag` in the place of `was`. */
export interface Revision {
  time: number;
  metric: MetricKey;
  was: Flag | undefined;
  flag: Flag | undefined;
}

/** The flags with a revision, as far as they are what it revises: what people said in the meantime stays. */
export function revised(flags: Flags, { metric, was, flag }: Revision): Flags {
  if (flags[metric] !== was) return flags;
  const { [metric]: _, ...others } = flags;
  return flag === undefined ? others : { ...others, [metric]: flag };
}

/** Where a station stands, for the height of its sun; null where nobody knows. */
type MaybeLatLon = { lat: number; lon: number } | null;

/** No weather goes up and comes down again by an hour's change within this. */
const SPIKE_MS = 30 * 60_000;
/** Readings come a little earlier or later than what they tell of. */
const SLACK_MINUTES = 1;
/** The share of what can fall beyond which rain is suspect. */
const HEAVY = 0.5;

/**
 * Checks one observation (`time` in epoch ms, canonical units) against what is possible and against the same station's past.
 * The raw value is kept elsewhere; a flag says not to use it, or to use it with reserve. Per metric, the first that applies:
 * - failure: what a sensor says when it has no value; range: outside the metric's physical limits, more sunshine than
 *   there was time, or not a number;
 * - burst: more rain than can fall in the time; rate: more than half of that, or a rain rate beyond the half of what is possible;
 * - jump: changed faster than the limit for the time since the last good value. The next value settles it (`Revision`): one that
 *   agrees with the jump, or goes on beyond it, lifts the suspicion; one that agrees with the value before makes it a spike where
 *   it went up and down by more than an hour's limit within half an hour. A value with nothing before it and two against it
 *   is the one that is suspect;
 * - flat: exactly the same for longer than an instrument shows in live weather, until it changes;
 * - inconsistent: contradicts another value of the same observation.
 *
 * An observation that is not newer than the last good value (late, or repeated) is not compared with it.
 */
export function check(
  time: number,
  values: Values,
  previous: QualityState,
  place: MaybeLatLon = null,
): { flags: Flags; state: QualityState; revisions: Revision[] } {
  const state = { ...previous };
  const revisions: Revision[] = [];
  return { flags: checkInto(state, time, values, { place, revisions }), state, revisions };
}

/** The same for a hot path: brings `state` up to date in place, and adds to `revisions`. */
export function checkInto(
  state: QualityState,
  time: number,
  values: Values,
  { place, revisions }: { place: MaybeLatLon; revisions: Revision[] },
): Flags {
  const flags: Flags = {};
  for (const key of METRIC_KEYS) {
    const value = values[key];
    if (value === undefined) continue;
    const flag = checkValue(state, key, value, time, revisions);
    if (flag) flags[key] = flag;
  }
  for (const key of contradictions(values, time, place)) flags[key] ??= "inconsistent";
  return flags;
}

/**
 * Remembers a stored observation without judging it again: what people said of it counts, then what was found when it
 * came. A stuck value is not used, and still is what the instrument showed last. Where it settles an open jump, that is added
 * to `revisions`.
 */
export function rememberInto(
  state: QualityState,
  time: number,
  { values, flags, corrections }: { values: Values; flags: Flags | null; corrections: Values | null },
  revisions?: Revision[],
): void {
  for (const key of METRIC_KEYS) {
    const flag = flags?.[key];
    const corrected = corrections?.[key];
    const raw = values[key];
    const last = state[key];
    if (corrected === undefined && flag === "jump") {
      if (last && raw !== undefined && time > last.time) state[key] = { ...last, jump: { value: raw, time } };
      continue;
    }
    if (corrected === undefined && flag === "burst") {
      if (last && raw !== undefined && time > last.time) state[key] = refusedRain(LIMITS[key], last, raw, time);
      continue;
    }
    const value = corrected ?? (flag === undefined || flag === "stuck" || isSuspicion(flag) ? raw : undefined);
    if (value === undefined) continue;
    const settled = last?.jump && revisions ? settle(key, last, value, time, revisions) : last;
    state[key] = remembered(key, value, time, settled);
  }
}

/** Is there a jump at this time or later that nothing has settled yet? */
export function isOpen(state: QualityState, since = Number.NEGATIVE_INFINITY): boolean {
  return METRIC_KEYS.some((key) => {
    const jump = state[key]?.jump;
    return jump !== undefined && jump.time >= since;
  });
}

/** Does a value count as one with nothing before it? */
export function hasFirst(state: QualityState): boolean {
  return METRIC_KEYS.some((key) => state[key]?.isFirst);
}

/**
 * The values to use: a correction if there is one, else nothing where refused, else the raw value; each within what counts
 * (`floor` and `ceiling` of its metric).
 */
export function goodValues(raw: Values, flags: Flags | null, corrections: Values | null): Values {
  // Of nearly all readings. A copy costs a fifth of what setting each value does.
  const good: Values = flags || corrections ? usedValues(raw, flags, corrections) : { ...raw };
  for (const key of LIMITED) {
    const value = good[key];
    if (value !== undefined) good[key] = counted(key, value);
  }
  return good;
}

/** Those whose values have a `floor` or `ceiling`. */
const LIMITED = METRIC_KEYS.filter((key) => LIMITS[key].floor !== undefined || LIMITS[key].ceiling !== undefined);

function usedValues(raw: Values, flags: Flags | null, corrections: Values | null): Values {
  const used: Values = {};
  for (const key of METRIC_KEYS) {
    const value = corrections?.[key] ?? (isRefused(flags?.[key]) ? undefined : raw[key]);
    if (value !== undefined) used[key] = value;
  }
  return used;
}

function isRefused(flag: Flag | undefined): boolean {
  return flag !== undefined && !isSuspicion(flag);
}

/** 103 % of humidity is a hygrometer's error, and counts as 100. What is impossible is no such error, and stays as it is. */
export function counted(key: MetricKey, value: number): number {
  const { min, max, floor, ceiling } = LIMITS[key];
  if (value < min || value > max) return value;
  if (floor !== undefined && value < floor) return floor;
  return ceiling !== undefined && value > ceiling ? ceiling : value;
}

/** The value's flag, if any; a good value becomes the last good one. */
function checkValue(
  state: QualityState,
  key: MetricKey,
  value: number,
  time: number,
  revisions: Revision[],
): Flag | undefined {
  const metric = LIMITS[key];
  const last = state[key];
  const isAfter = last !== undefined && time > last.time;
  const isJump = isAfter && !agrees(metric, last, value, time) && !isStuck(key, last);
  if (isFailure(key, value, isJump)) return "failure";
  if (!(value >= metric.min && value <= metric.max)) return "range";
  if (last !== undefined && !isAfter) return;
  if (isAfter && metric.isTime && value > (time - last.time) / MINUTE_MS + SLACK_MINUTES) return "range";
  const rain = isAfter && metric.burst ? rainFlag(metric, last, value, time) : undefined;
  if (last && rain === "burst") {
    state[key] = refusedRain(metric, last, value, time);
    return rain;
  }
  const settled = last?.jump ? settle(key, last, value, time, revisions) : last;
  const isOff = settled?.time === last?.time ? isJump : settled && !agrees(metric, settled, value, time);
  if (settled && isOff) {
    state[key] = { ...settled, jump: { value, time } };
    return "jump";
  }
  const current = remembered(key, value, time, settled);
  state[key] = current;
  if (metric.usual !== undefined && value > metric.usual) return "rate";
  return rain ?? (isStuck(key, current) ? "flat" : undefined);
}

/**
 * What a value says of the jump before it. Returns the last good value that it is to be held against: the jump's, where that was
 * true; the one before, where the jump was a spike or nothing can be said.
 */
function settle(key: MetricKey, last: LastGood, value: number, time: number, revisions: Revision[]): LastGood {
  const { jump, ...before } = last;
  if (!jump || time <= jump.time) return last;
  const metric = LIMITS[key];
  // Too late to tell.
  if (!hasStepLimit(metric, time - jump.time)) return before;
  const isConfirmed = agrees(metric, jump, value, time);
  if (isConfirmed || isBeyond(last.value, jump.value, value)) {
    revisions.push({ time: jump.time, metric: key, was: "jump", flag: undefined });
    if (isConfirmed && last.isFirst) revisions.push({ time: last.time, metric: key, was: undefined, flag: "jump" });
    return remembered(key, jump.value, jump.time, before);
  }
  if (agrees(metric, last, value, time) && isSpike(metric, last, value, time)) {
    revisions.push({ time: jump.time, metric: key, was: "jump", flag: "spike" });
  }
  return before;
}

/** Wind does go up and down like that. */
function isSpike(metric: Limits, { value: before, time: begun, jump }: LastGood, value: number, time: number): boolean {
  if (!jump || !metric.step || metric.quantity === "speed" || time - begun > SPIKE_MS) return false;
  const { longest } = metric.step;
  return Math.abs(jump.value - before) > longest && Math.abs(jump.value - value) > longest;
}

/** Weather that changes fast goes on in the same direction; an error comes back. */
function isBeyond(first: number, second: number, third: number): boolean {
  return second > first ? third > second : third < second;
}

function agrees(metric: Limits, { value, time }: { value: number; time: number }, later: number, at: number): boolean {
  const change = Math.abs(later - value);
  return change <= (metric.step?.minute ?? change) || change <= stepLimit(metric, at - time);
}

function remembered(key: MetricKey, value: number, time: number, last: LastGood | undefined): LastGood {
  const metric = LIMITS[key];
  const current: LastGood = { value, time, since: last ? unchangedSince(key, value, time, last) : time };
  if (metric.step && !(last && hasStepLimit(metric, time - last.time))) current.isFirst = true;
  if (metric.burst && last && value > 0) current.fall = fallen(value, time, last);
  return current;
}

/** After a long silence the same value proves nothing, unless it was stuck before. */
function unchangedSince(key: MetricKey, value: number, time: number, last: LastGood): number {
  if (value !== last.value) return time;
  const silent = time - last.time > stuckAfter(key, value) && !isStuck(key, last);
  return silent ? time : last.since;
}

/** A stuck value is no measure of change: the first live value after it may be anything. */
function isStuck(key: MetricKey, { value, time, since }: LastGood): boolean {
  // Nearly all values have just changed.
  return time > since && time - since > stuckAfter(key, value);
}

/** Each reading by itself, and with those of the same hour before it: a bucket that chatters says little each time. */
function rainFlag(metric: Limits, last: LastGood, value: number, time: number): Flag | undefined {
  if (value <= 0) return;
  const { since, sum } = fallen(value, time, last);
  const share = Math.max(value / burstLimit(metric, time - last.time), sum / burstLimit(metric, time - since));
  if (share > 1) return "burst";
  return share > HEAVY ? "rate" : undefined;
}

/** What is too much only together with what fell before counts on: the bucket is still at it. */
function refusedRain(metric: Limits, last: LastGood, value: number, time: number): LastGood {
  const isByItself = value > burstLimit(metric, time - last.time);
  return isByItself ? last : { ...last, fall: fallen(value, time, last) };
}

/** A fall goes on until a dry reading, for an hour at most. Of a first reading nobody knows when its rain began. */
function fallen(value: number, time: number, { time: before, fall }: LastGood): { since: number; sum: number } {
  if (!fall || time - fall.since > HOUR_MS) return { since: before, sum: value };
  return { since: fall.since, sum: fall.sum + value };
}
