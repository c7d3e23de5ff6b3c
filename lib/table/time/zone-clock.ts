import { HOUR_MS } from "../../weather/time/durations";
import { instantsOf } from "../../weather/time/wallClock";

/** Characters of `2026-01-31T12`. */
const HOUR_LENGTH = 13;

/**
 * Reads the wall clock of a zone: both instants (epoch ms) of an ISO time without an offset, equal except in the hour
 * that comes twice; undefined in the hour that is skipped. Time zone arithmetic costs a thousand times more than a sum,
 * and successive lines of a file are of the same hour, so its offset is kept.
 */
export function zoneClock(zone: string): (wall: string) => [number, number] | undefined {
  let hour = "";
  /** Of the whole hour, ms; undefined if clocks change within it. */
  let offset: number | undefined;
  return (wall) => {
    const own = wall.slice(0, HOUR_LENGTH);
    if (own !== hour) {
      hour = own;
      offset = offsetOf(own, zone);
    }
    if (offset === undefined) return instantsOf(wall, zone);
    const time = Math.floor(Date.parse(`${wall}Z`)) - offset;
    return [time, time];
  };
}

function offsetOf(hour: string, zone: string): number | undefined {
  const [first, last] = [instantsOf(`${hour}:00:00`, zone), instantsOf(`${hour}:59:59.999`, zone)];
  if (!first || !last || first[0] !== first[1] || last[0] !== last[1]) return undefined;
  return last[0] - first[0] === HOUR_MS - 1 ? Date.parse(`${hour}:00:00Z`) - first[0] : undefined;
}
