import { METRIC_KEYS, type MetricKey, type Values } from "../metrics";
import { HOUR_MS, MINUTE_MS } from "../time/durations";
import { contradictions } from "./consistency";
import { type Flag, type Flags, isSuspicion } from "./flags";
import { burstLimit, hasStepLimit, isFailure, LIMITS, type Limits, stepLimit, stuckAfter } from "./qualityLimits";

export type { Values } from "../metrics";
export type { Flag, Flags } from "./flags";

/** State per metric: its last good value, when it was observed, and since when it has not changed (epoch ms). */
interface LastGood {
  value: number;
  time: number;
  since: number;
  /** No good value preceded it shortly before. */
  isFirst?: true;
  /** A later value that jumped; the next value shows which of the two was wrong. */
  jump?: { value: number; time: number };
  /** For rain: when the present fall began, and its total so far. */
  fall?: { since: number; sum: number };
}

export type QualityState = Partial<Record<MetricKey, LastGood>>;

/** A change of an earlier observation's flag from `was` to `flag`, caused by a later observation. */
export interface Revision {
  time: number;
  metric: MetricKey;
  was: Flag | undefined;
  flag: Flag | undefined;
}

/** The flags with a revision applied if they still have the flag that it replaces, so that changes by people stay. */
export function revised(flags: Flags, { metric, was, flag }: Revision): Flags {
  if (flags[metric] !== was) return flags;
  const { [metric]: _, ...others } = flags;
  return flag === undefined ? others : { ...others, [metric]: flag };
}

/** The station's position, for the elevation of the sun; null if unknown. */
type MaybeLatLon = { lat: number; lon: number } | null;

/** Weather does not rise and fall by an hour's change within this time. */
const SPIKE_MS = 30 * 60_000;
/** Readings arrive slightly earlier or later than the period they cover. */
const SLACK_MINUTES = 1;
/** Rain above this share of the possible maximum is suspect. */
const HEAVY = 0.5;

/**
 * Checks one observation (`time` in epoch ms, canonical units) against what is possible and against the same station's
 * past. The raw value is stored separately; a flag says not to use it, or to use it with reserve. Per metric, the first
 * that applies:
 * - failure: a value with which a sensor reports that it has none; range: outside the metric's physical limits, more
 *   sunshine than time has passed, or not a number;
 * - burst: more rain than can fall in the time; rate: more than half of that, or a rain rate above half of the possible
 *   maximum;
 * - jump: changed faster than the limit for the time since the last good value. The next value settles it (`Revision`):
 *   one that agrees with the jump, or goes further, clears the suspicion; one that agrees with the value before makes
 *   it a spike if it went up and down by more than an hour's limit within half an hour. A value with none before it and
 *   two against it is itself the suspect one;
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

/** Variant for a hot path: updates `state` in place and appends to `revisions`. */
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
 * Restores the state from a stored observation without checking it again: flags set by people take precedence over
 * those set on arrival. A stuck value is not used but remains the last value that the instrument showed. If the
 * observation settles an open jump, the result is appended to `revisions`.
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

/** Is there an unsettled jump at or after this time? */
export function isOpen(state: QualityState, since = Number.NEGATIVE_INFINITY): boolean {
  return METRIC_KEYS.some((key) => {
    const jump = state[key]?.jump;
    return jump !== undefined && jump.time >= since;
  });
}

/** Does any value count as one with nothing before it? */
export function hasFirst(state: QualityState): boolean {
  return METRIC_KEYS.some((key) => state[key]?.isFirst);
}

/**
 * The values to use: the correction if there is one, nothing if refused, otherwise the raw value, clamped to `floor`
 * and `ceiling` of its metric.
 */
export function goodValues(raw: Values, flags: Flags | null, corrections: Values | null): Values {
  // True for nearly all readings; a copy costs a fifth of setting each value.
  const good: Values = flags || corrections ? usedValues(raw, flags, corrections) : { ...raw };
  for (const key of LIMITED) {
    const value = good[key];
    if (value !== undefined) good[key] = counted(key, value);
  }
  return good;
}

/** Metrics with a `floor` or `ceiling`. */
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

/** Humidity of 103 % is a hygrometer's inaccuracy and counts as 100. Impossible values stay unchanged. */
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
 * Settles the previous jump with a new value. Returns the last good value to compare it with: the jump's if that was
 * real; the one before if the jump was a spike or cannot be judged.
 */
function settle(key: MetricKey, last: LastGood, value: number, time: number, revisions: Revision[]): LastGood {
  const { jump, ...before } = last;
  if (!jump || time <= jump.time) return last;
  const metric = LIMITS[key];
  // Too much time has passed to judge it.
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

/** Wind is exempt: it does rise and fall that quickly. */
function isSpike(metric: Limits, { value: before, time: begun, jump }: LastGood, value: number, time: number): boolean {
  if (!jump || !metric.step || metric.quantity === "speed" || time - begun > SPIKE_MS) return false;
  const { longest } = metric.step;
  return Math.abs(jump.value - before) > longest && Math.abs(jump.value - value) > longest;
}

/** Fast-changing weather continues in the same direction; an error returns. */
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

/** After a long silence an identical value proves nothing, unless it was stuck before. */
function unchangedSince(key: MetricKey, value: number, time: number, last: LastGood): number {
  if (value !== last.value) return time;
  const silent = time - last.time > stuckAfter(key, value) && !isStuck(key, last);
  return silent ? time : last.since;
}

/** Changes are not measured against a stuck value: the first live value after it may be anything. */
function isStuck(key: MetricKey, { value, time, since }: LastGood): boolean {
  // Fast path: nearly all values have just changed.
  return time > since && time - since > stuckAfter(key, value);
}

/**
 * Checks each reading alone and with those of the same hour before it, because a chattering bucket reports little each
 * time.
 */
function rainFlag(metric: Limits, last: LastGood, value: number, time: number): Flag | undefined {
  if (value <= 0) return;
  const { since, sum } = fallen(value, time, last);
  const share = Math.max(value / burstLimit(metric, time - last.time), sum / burstLimit(metric, time - since));
  if (share > 1) return "burst";
  return share > HEAVY ? "rate" : undefined;
}

/**
 * An amount that is impossible only together with the preceding rain keeps accumulating, because the bucket is still
 * chattering.
 */
function refusedRain(metric: Limits, last: LastGood, value: number, time: number): LastGood {
  const isByItself = value > burstLimit(metric, time - last.time);
  return isByItself ? last : { ...last, fall: fallen(value, time, last) };
}

/** A fall lasts until a dry reading, for an hour at most. The start of a first reading's rain is unknown. */
function fallen(value: number, time: number, { time: before, fall }: LastGood): { since: number; sum: number } {
  if (!fall || time - fall.since > HOUR_MS) return { since: before, sum: value };
  return { since: fall.since, sum: fall.sum + value };
}
