import { MINUTE_MS } from "./durations";

/** Stations that report hourly, a few minutes late, are still current. */
const STALE_AFTER_MS = 90 * MINUTE_MS;
const OFFLINE_AFTER_MS = 24 * 60 * MINUTE_MS;

/** Whether a station's latest reading still represents the present weather. */
export const FRESHNESS = ["fresh", "stale", "offline", "never"] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** Age (ms) from which a reading has each state. */
const BEGINS_AFTER_MS = { fresh: 0, stale: STALE_AFTER_MS, offline: OFFLINE_AFTER_MS } as const;

/** Times are epoch ms; `timestamp` is null before a station's first reading. */
export function freshness(timestamp: number | null, now: number): Freshness {
  if (timestamp === null) return "never";
  const age = now - timestamp;
  if (age > OFFLINE_AFTER_MS) return "offline";
  return age > STALE_AFTER_MS ? "stale" : "fresh";
}

/** When a reading of this time (epoch ms) entered a state. */
export function freshnessSince(timestamp: number, state: keyof typeof BEGINS_AFTER_MS): number {
  return timestamp + BEGINS_AFTER_MS[state];
}
