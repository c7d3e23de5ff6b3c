/** The zone's wall clock time at an instant, encoded as if it were UTC. */
export function toWall(time: number, timeZone: string): number {
  const parts = partsFormatter(timeZone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/**
 * The instant at which the zone's wall clock shows this time. Computed twice, because the offset at the result applies.
 */
export function fromWall(wall: number, timeZone: string): number {
  const offset = (time: number) => toWall(time, timeZone) - time;
  const guess = wall - offset(wall);
  return wall - offset(guess);
}

const partsFormatters = new Map<string, Intl.DateTimeFormat>();

function partsFormatter(timeZone: string): Intl.DateTimeFormat {
  let formatter = partsFormatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    partsFormatters.set(timeZone, formatter);
  }
  return formatter;
}
