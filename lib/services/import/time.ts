import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import { epochOfText } from "../../contract/epoch-text";

const WALL_CLOCK = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Whose previous time is remembered: a bound, whatever a file may name. */
const STATIONS = 10_000;

/** A time as contract/reading.ts takes it, or a date whose zone is the station's. */
export type FileTime = string | number | { date: string };

/** Reads the times of a file's lines, in order. */
export type TimeReader = (cell: string, station: string) => { time: FileTime } | { error: string };

/**
 * A time has an offset or is an epoch number; with a `zone`, it may be the wall clock there. When clocks go back, an
 * hour comes twice: a time that is not after the station's previous one belongs to the second. A date alone means the
 * first instant of that day, in the `zone` or else the station's own.
 */
export function timeReader(zone: string | undefined): TimeReader {
  const previous = new LRUCache<string, number>({ max: STATIONS });
  return (cell, station) => {
    const text = cell.trim();
    if (DATE.test(text)) return readDate(text, zone);
    if (!WALL_CLOCK.test(text)) return epochOfText(text) ?? { time: text.replace(" ", "T") };
    if (zone === undefined) return { error: "This time has no offset: say which zone it is in." };
    const instants = instantsOf(text.replace(" ", "T"), zone);
    if (instants === undefined) return { error: `There is no such time in ${zone}.` };
    const time = instants[0] > (previous.get(station) ?? Number.NEGATIVE_INFINITY) ? instants[0] : instants[1];
    previous.set(station, time);
    // Not as a number: before 1973 it would be read as epoch seconds.
    return { time: new Date(time).toISOString() };
  };
}

/** The first instant of a date in a zone, as ISO 8601. */
export function startOfDate(date: string, zone: string): string {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds).toISOString();
}

function readDate(date: string, zone: string | undefined): ReturnType<TimeReader> {
  if (!inCalendar(() => Temporal.PlainDate.from(date, { overflow: "reject" }))) {
    return { error: `There is no ${date} in the calendar.` };
  }
  return { time: zone === undefined ? { date } : startOfDate(date, zone) };
}

/** Both instants (epoch ms) of a wall-clock time, equal but in the hour that comes twice; undefined in the one skipped. */
function instantsOf(text: string, zone: string): [number, number] | undefined {
  const local = inCalendar(() => Temporal.PlainDateTime.from(text, { overflow: "reject" }));
  if (!local) return undefined;
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  );
  if (!first || !second || !first.toPlainDateTime().equals(local)) return undefined;
  return [first.epochMilliseconds, second.epochMilliseconds];
}

function inCalendar<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
