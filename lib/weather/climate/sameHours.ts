import { mean } from "./climate";

/** Years needed for a normal; with fewer, the comparison names the years themselves. */
export const USUAL_YEARS = 10;

/** Fewer measured hours than this do not represent the day so far. */
const LEAST_HOURS = 6;

/** The share of the elapsed hours that must have been measured. */
const LEAST_SHARE = 0.75;

/** Mean values by the hour of the day. */
export type Hours = ReadonlyMap<number, number>;

export interface SameHours {
  /** How much higher this day's hours were than the same hours of those years, on average. */
  change: number;
  years: number[];
}

/**
 * Compares the day so far with the same hours of earlier years, hour by hour; every year has the same weight. Null
 * before six hours were measured, when less than three quarters of the elapsed hours were, and when no earlier year has
 * three quarters of these hours.
 * @param elapsed the day's whole hours so far
 */
export function compareHours(
  day: Hours,
  elapsed: number,
  earlier: Iterable<{ year: number; hours: Hours }>,
): SameHours | null {
  if (day.size < LEAST_HOURS || day.size < LEAST_SHARE * elapsed) return null;
  const found = [...earlier].flatMap(({ year, hours }) => {
    const changes = [...day].flatMap(([hour, value]) => {
      const before = hours.get(hour);
      return before === undefined ? [] : [value - before];
    });
    const change = mean(changes);
    return change === null || changes.length < LEAST_SHARE * day.size ? [] : [{ year, change }];
  });
  const change = mean(found.map((each) => each.change));
  return change === null ? null : { change, years: found.map(({ year }) => year) };
}
