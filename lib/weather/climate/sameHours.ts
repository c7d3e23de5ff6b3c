import { mean } from "./climate";

/** So many earlier years make what is usual; of fewer only they themselves can be spoken. */
export const USUAL_YEARS = 10;

/** Before so many hours of a day were measured, it tells nothing of itself. */
const LEAST_HOURS = 6;

/** Of the hours that there were, those that must have been measured. */
const LEAST_SHARE = 0.75;

/** Mean values by the hour of the day. */
export type Hours = ReadonlyMap<number, number>;

export interface SameHours {
  /** How much higher the day's hours were than the same hours of those years, on average. */
  change: number;
  years: number[];
}

/**
 * A day so far against the same hours of earlier years, hour by hour; each year counts the same. Null before six hours were
 * measured, where less than three quarters of the hours so far were, and without a year that has three quarters of these hours.
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
