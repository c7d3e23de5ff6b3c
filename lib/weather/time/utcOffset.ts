import { Temporal } from "temporal-polyfill";
import { MINUTE_MS } from "./durations";

/** Clocks are changed on the quarter of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;
const MAX_ZONES = 1000;

/** Cached because time zone arithmetic costs thousands of times a comparison. */
const known = new Map<string, { quarter: number; seconds: number }>();

/**
 * How far a zone's clocks are ahead of UTC at an instant (epoch ms), in seconds; `zone` is an IANA name.
 * @throws RangeError when the zone is unknown
 */
export function utcOffset(time: number, zone: string): number {
  const quarter = Math.floor(time / QUARTER_MS);
  const cached = known.get(zone);
  if (cached?.quarter === quarter) return cached.seconds;
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
  const seconds = offsetNanoseconds / 1e9;
  if (known.size >= MAX_ZONES) known.clear();
  known.set(zone, { quarter, seconds });
  return seconds;
}
