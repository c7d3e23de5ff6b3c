import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import { parseNumber } from "./number";

const WALL_CLOCK = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;
/** Whose previous time is remembered: a bound, whatever a file may name. */
const STATIONS = 10_000;

/** Reads the times of a file's lines, in order, into what contract/reading.ts takes. */
export type TimeReader = (cell: string, station: string) => { time: string | number } | { error: string };

/**
 * A time has an offset or is an epoch number; with a `zone`, it may be the wall clock there. When clocks go back, an
 * hour comes twice: a time that is not after the station's previous one belongs to the second.
 */
export function timeReader(zone: string | undefined): TimeReader {
  const previous = new LRUCache<string, number>({ max: STATIONS });
  return (cell, station) => {
    const text = cell.trim();
    if (!WALL_CLOCK.test(text)) return { time: parseNumber(text) ?? text.replace(" ", "T") };
    if (zone === undefined) return { error: "This time has no offset: say which zone it is in." };
    const instants = instantsOf(text.replace(" ", "T"), zone);
    if (instants === undefined) return { error: `There is no such time in ${zone}.` };
    const time = instants[0] > (previous.get(station) ?? Number.NEGATIVE_INFINITY) ? instants[0] : instants[1];
    previous.set(station, time);
    // Not as a number: before 1973 it would be read as epoch seconds.
    return { time: new Date(time).toISOString() };
  };
}

/** Both instants (epoch ms) of a wall-clock time, equal but in the hour that comes twice; undefined in the one skipped. */
function instantsOf(text: string, zone: string): [number, number] | undefined {
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: "reject" });
    const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
      local.toZonedDateTime(zone, { disambiguation }),
    );
    if (!first || !second || !first.toPlainDateTime().equals(local)) return undefined;
    return [first.epochMilliseconds, second.epochMilliseconds];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
