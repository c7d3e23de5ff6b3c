import { DAY_MS } from "../../../weather/time/durations";

const LONGEST_YEAR_MS = 366 * DAY_MS;

/**
 * The instant (epoch ms) at which an observation of another year is shown: the same date and hour (UTC) of the last
 * year in which they have passed. In UTC, so that noon stays solar noon and no two observations of one year coincide.
 *
 * @returns at most `now` and less than 366 days before; undefined for a 29 February that has not occurred since
 */
export function shiftToLastYear(time: number, now: number): number | undefined {
  const year = new Date(now).getUTCFullYear();
  for (const candidate of [inYear(time, year), inYear(time, year - 1)]) {
    if (candidate !== undefined && candidate <= now) return candidate > now - LONGEST_YEAR_MS ? candidate : undefined;
  }
  return undefined;
}

/** Undefined when the year has no such day. */
function inYear(time: number, year: number): number | undefined {
  const date = new Date(time);
  const month = date.getUTCMonth();
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month ? date.getTime() : undefined;
}

/**
 * The days of the file (UTC, as `MM-DD`) whose observations may be shown after `from` and up to `now`, and a day on
 * either side. Undefined stands for the whole year.
 */
export function daysShown(from: number, now: number): ReadonlySet<string> | undefined {
  if (now - from > LONGEST_YEAR_MS - 2 * DAY_MS) return undefined;
  const days = new Set<string>();
  for (let day = from - DAY_MS; day < now + 2 * DAY_MS; day += DAY_MS) {
    days.add(new Date(day).toISOString().slice(5, 10));
  }
  return days;
}
