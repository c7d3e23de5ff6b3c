import type { MetricKey } from "../metrics";

/**
 * Why a value is not used: it is impossible (range, failure, burst), the values around it show that it was wrong
 * (spike), the instrument sent another one for the same time (superseded), or a person hid it (hidden). "step" and "stuck" were set by earlier versions; they are kept in stored data
 * but not set.
 */
const REFUSALS = ["range", "failure", "burst", "spike", "step", "stuck", "superseded", "hidden"] as const;
/** Why a value is used with reserve. All of these happen in real weather, so a person decides. */
export const SUSPICIONS = ["jump", "flat", "rate", "inconsistent", "neighbours"] as const;
export const FLAGS = [...REFUSALS, ...SUSPICIONS] as const;

type Suspicion = (typeof SUSPICIONS)[number];
export type Flag = (typeof FLAGS)[number];
export type Flags = Partial<Record<MetricKey, Flag>>;

const SUSPICION_SET: ReadonlySet<string> = new Set(SUSPICIONS);

export function isSuspicion(flag: Flag): flag is Suspicion {
  return SUSPICION_SET.has(flag);
}
