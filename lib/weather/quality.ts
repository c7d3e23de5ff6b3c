import { METRIC_KEYS, METRICS, type Metric, type MetricKey, type Values } from "./metrics";

export type { Values } from "./metrics";

/** Why a value is not used. "hidden" is set by people, never by these checks. */
export const FLAGS = ["range", "step", "stuck", "hidden"] as const;
export type Flag = (typeof FLAGS)[number];
export type Flags = Partial<Record<MetricKey, Flag>>;

/** The last good value of a metric: when it was last observed, and since when it has not changed (epoch ms). */
interface LastGood {
  value: number;
  time: number;
  since: number;
}

export type QualityState = Partial<Record<MetricKey, LastGood>>;

const MINUTE_MS = 60_000;

/**
 * Checks one observation (`time` in epoch ms, canonical units) against what is possible and against the same station's
 * past. The raw value is kept elsewhere; a flag only says not to use it. Per metric, the first that applies:
 * - range: outside the metric's physical limits, or not a number;
 * - step: changed faster than believable since the last good value. The last good value stays, so a spike is flagged
 *   alone, and a true shift of level is accepted once that value is older than `step.minutes`;
 * - stuck: exactly the same for longer than `stuckMinutes`, until it changes.
 *
 * An observation that is not newer than the last good value (late, or repeated) is checked for its range alone.
 */
export function check(time: number, values: Values, previous: QualityState): { flags: Flags; state: QualityState } {
  const state = { ...previous };
  return { flags: checkInto(state, time, values), state };
}

/** The same for a hot path: brings `state` up to date in place. */
export function checkInto(state: QualityState, time: number, values: Values): Flags {
  const flags: Flags = {};
  for (const key of METRIC_KEYS) {
    const value = values[key];
    if (value === undefined) continue;
    const flag = checkValue(state, key, value, time);
    if (flag) flags[key] = flag;
  }
  return flags;
}

/**
 * Remembers a stored observation without judging it again: what people said of it counts, then what was found when it
 * came. A stuck value is not used, and still is what the instrument showed last.
 */
export function rememberInto(
  state: QualityState,
  time: number,
  { values, flags, corrections }: { values: Values; flags: Flags | null; corrections: Values | null },
): void {
  for (const key of METRIC_KEYS) {
    const flag = flags?.[key];
    const value = corrections?.[key] ?? (flag === undefined || flag === "stuck" ? values[key] : undefined);
    if (value !== undefined) state[key] = remembered(METRICS[key], value, time, state[key]);
  }
}

/** The values to use: a correction if there is one, else nothing where flagged, else the raw value. */
export function goodValues(raw: Values, flags: Flags | null, corrections: Values | null): Values {
  const good: Values = {};
  for (const key of METRIC_KEYS) {
    const value = corrections?.[key] ?? (flags?.[key] ? undefined : raw[key]);
    if (value !== undefined) good[key] = value;
  }
  return good;
}

/** The value's flag, if any; a good value becomes the last good one. */
function checkValue(state: QualityState, key: MetricKey, value: number, time: number): Flag | undefined {
  const metric: Metric = METRICS[key];
  if (!(value >= metric.min && value <= metric.max)) return "range";
  const last = state[key];
  if (last !== undefined && time <= last.time) return;
  if (last !== undefined && isStep(metric, value, time, last)) return "step";
  const current = remembered(metric, value, time, last);
  state[key] = current;
  return isStuck(metric, current) ? "stuck" : undefined;
}

function remembered(metric: Metric, value: number, time: number, last: LastGood | undefined): LastGood {
  return { value, time, since: last === undefined ? time : unchangedSince(metric, value, time, last) };
}

/** A stuck value is no measure of change: the first live value after it may be anything. */
function isStep(metric: Metric, value: number, time: number, last: LastGood): boolean {
  const { step } = metric;
  if (step === undefined || isStuck(metric, last)) return false;
  return time - last.time <= step.minutes * MINUTE_MS && Math.abs(value - last.value) > step.delta;
}

/** After a long silence the same value proves nothing, unless it was stuck before. */
function unchangedSince(metric: Metric, value: number, time: number, last: LastGood): number {
  if (value !== last.value) return time;
  const silent = time - last.time > stuckAfter(metric) && !isStuck(metric, last);
  return silent ? time : last.since;
}

function isStuck(metric: Metric, { time, since }: LastGood): boolean {
  return time - since > stuckAfter(metric);
}

function stuckAfter({ stuckMinutes = Number.POSITIVE_INFINITY }: Metric): number {
  return stuckMinutes * MINUTE_MS;
}
