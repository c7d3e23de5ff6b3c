import { Temporal } from "temporal-polyfill";

const WALL_CLOCK = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;

/** Is this a date and time without an offset, as a wall clock shows it? */
export function isWallClock(text: string): boolean {
  return WALL_CLOCK.test(text);
}

/**
 * Both instants (epoch ms) of a wall-clock time (see isWallClock): equal except in the hour that is repeated when
 * clocks are set back. Undefined in the hour that is skipped, and for a date that does not exist.
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

/** The result of `read`; undefined if it finds that the date or time does not exist. */
export function readCalendar<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
