import type { MetricKey } from "../metrics";

/**
 * Why a value is not used: it cannot be (range, failure, burst), what came before and after shows that it was not (spike), or
 * people said so (hidden). "step" and "stuck" are what earlier versions refused; they are kept, and no longer given.
 */
const REFUSALS = ["range", "failure", "burst", "spike", "step", "stuck", "hidden"] as const;
/** Why a value is used with reserve. All of these happen in real weather: people settle them. */
export const SUSPICIONS = ["jump", "flat", "rate", "inconsistent", "neighbours"] as const;
export const FLAGS = [...REFUSALS, ...SUSPICIONS] as const;

type Suspicion = (typeof SUSPICIONS)[number];
export type Flag = (typeof FLAGS)[number];
export type Flags = Partial<Record<MetricKey, Flag>>;

const SUSPICION_SET: ReadonlySet<string> = new Set(SUSPICIONS);

export function isSuspicion(flag: Flag): flag is Suspicion {
  return SUSPICION_SET.has(flag);
}
