import { roundHalfUp } from "../rounding";

/** Metrics, counters of rain and channels of one reading by name. */
type Fields = Readonly<Record<string, number>>;

/** What several messages said of one field: how often, their sum, the largest and the last. */
export type Tally = [count: number, sum: number, max: number, last: number];

/** The values of messages that together are one reading, by field. */
export type Tallies = Record<string, Tally>;

/** Sums of the directions' unit vectors, under which a tally keeps them. */
const EAST = "windDirection.east";
const NORTH = "windDirection.north";

/** Adds the fields of one message. */
export function add(before: Tallies, fields: Fields): Tallies {
  const after: Tallies = { ...before };
  const count = (name: string, value: number) => {
    const [number, sum, max] = after[name] ?? [0, 0, Number.NEGATIVE_INFINITY];
    after[name] = [number + 1, sum + value, Math.max(max, value), value];
  };
  for (const [name, value] of Object.entries(fields)) {
    count(name, value);
    if (name !== "windDirection") continue;
    count(EAST, Math.sin((value * Math.PI) / 180));
    count(NORTH, Math.cos((value * Math.PI) / 180));
  }
  return after;
}

/** Their one reading: rain is what fell in all of it, a gust the strongest, a counter the last, all else the mean. */
export function reduce(tallies: Tallies): Record<string, number> {
  const fields: Record<string, number> = {};
  for (const [name, [count, sum, max, last]] of Object.entries(tallies)) {
    if (name === EAST || name === NORTH) continue;
    if (name === "windDirection") fields[name] = direction(tallies[EAST]?.[1] ?? 0, tallies[NORTH]?.[1] ?? 0, last);
    else if (name === "rain" || name === "lightningCount") fields[name] = sum;
    else if (name === "windGust") fields[name] = max;
    else if (name.startsWith("rain") && name !== "rainRate") fields[name] = last;
    else fields[name] = count === 1 ? last : sum / count;
  }
  // The counter knows also what fell in messages that were lost.
  if (fields.rainDay !== undefined || fields.rainTotal !== undefined) delete fields.rain;
  return fields;
}

/** Where opposite directions cancel, the last one. */
function direction(east: number, north: number, last: number): number {
  if (Math.hypot(east, north) < 1e-6) return last;
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  // Rounded before 360 becomes 0, as a tiny negative angle is north, too.
  return roundHalfUp(degrees + 360, 6) % 360;
}
