import { HOUR_MS } from "../time/durations";

/**
 * Counters of rain, in mm: how much has fallen since some beginning. In order of preference: what is reset seldom loses
 * least over a gap. `rainTotal` is never reset by itself, `rainDay` at the device's own midnight.
 */
export const RAIN_COUNTERS = ["rainTotal", "rainYear", "rainMonth", "rainDay"] as const;

export type RainCounter = (typeof RAIN_COUNTERS)[number];

/** What one reading says of its station's counters. */
export type RainCounters = Partial<Record<RainCounter, number>>;

const NAMES: ReadonlySet<string> = new Set(RAIN_COUNTERS);

export function isRainCounter(name: string): name is RainCounter {
  return NAMES.has(name);
}

/** A station whose counter has been missing for longer is counted by another one. */
const MISSING_MS = 3 * HOUR_MS;

/**
 * The counter by which a reading is counted: the one before, so that it does not change when a message lacks it, else the
 * first there. A negative value is none.
 */
export function chosenCounter(
  counters: RainCounters,
  time: number,
  before: { name: RainCounter; time: number } | undefined,
): { name: RainCounter; value: number } | undefined {
  const valued = (name: RainCounter) => {
    const value = counters[name];
    return value !== undefined && value >= 0 ? { name, value } : undefined;
  };
  const same = before && valued(before.name);
  if (same || (before && time - before.time <= MISSING_MS)) return same;
  const first = RAIN_COUNTERS.find(valued);
  return first && valued(first);
}
