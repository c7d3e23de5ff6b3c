import { Temporal } from "temporal-polyfill";

const WALL_CLOCK = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;

/** Is this a date and time without an offset, as a clock on the wall shows it? */
export function isWallClock(text: string): boolean {
  return WALL_CLOCK.test(text);
}

/**
 * Both instants (epoch ms) of a wall-clock time (see isWallClock): equal except in the hour that comes twice when clocks
 * go back. Undefined in the hour that they skip, and for a date that is not in the calendar.
 */
export function instantsOf(text: string, zone: string): [number, number] | undefined {
  const local = readCalendar(() => Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" }));
  if (!local) return undefined;
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  );
  if (!first || !second || !first.toPlainDateTime().equals(local)) return undefined;
  return [first.epochMilliseconds, second.epochMilliseconds];
}

/** What `read` gives; undefined where it finds that the date or time is not in the calendar. */
export function readCalendar<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
