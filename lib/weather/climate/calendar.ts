import { DAY_MS } from "../time/durations";
/** The days of a month ("2026-07"), as "2026-07-01" and so on. */
export function daysOfMonth(month: string): string[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, i) => `${month}-${twoDigits(i + 1)}`);
}

/** The twelve months of a year, as "2026-01" and so on. */
export function monthsOfYear(year: number): string[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${twoDigits(i + 1)}`);
}

/** The month ("2026-07") of a day ("2026-07-04"). */
export function monthOf(day: string): string {
  return day.slice(0, "2026-07".length);
}

/** The month `n` later (earlier when negative). */
export function addMonths(month: string, n: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + n)).toISOString().slice(0, "2026-07".length);
}

/** `count` months in a row, starting with `first`. */
export function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addMonths(first, i));
}

/**
 * The first month of the 12-month year that contains `month`, for years that start in month `start` (1 to 12):
 * "2025-10" for "2026-07" and 10.
 */
export function yearBegun(month: string, start: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return `${number < start ? year - 1 : year}-${twoDigits(start)}`;
}

/**
 * The seasons of a year (DJF, MAM, JJA, SON), three months each. The first starts in December of the previous year,
 * following WMO.
 */
export function seasonsOf(year: number): string[][] {
  return [0, 3, 6, 9].map((n) => monthsFrom(addMonths(`${year - 1}-12`, n), 3));
}

/** The same date in another year; undefined for 29 February in a year that is not a leap year. */
export function inYear(day: string, year: number): string | undefined {
  const date = `${year}-${day.slice("2026-".length)}`;
  return daysOfMonth(monthOf(date)).includes(date) ? date : undefined;
}

/** The number of a day ("2026-07-04") within its year, starting at 1. */
export function dayOfYear(day: string): number {
  return daysBetween(`${day.slice(0, "2026".length)}-01-01`, day) + 1;
}

/** The number of days from `day` to `later`. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / DAY_MS;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
