import { isDecimal } from "./decimal";

/**
 * 1973-03-03, and the same distance before 1970: a smaller number in a file is a date, a year or a spreadsheet's day.
 */
const FIRST_EPOCH_SECONDS = 1e8;

/** From here on numbers are microseconds (1973-03-03; as milliseconds the year 5138), and from there nanoseconds. */
const FIRST_MICROSECONDS = 1e14;
const FIRST_NANOSECONDS = 1e17;
/** The year 5138 in nanoseconds. */
const LAST_NANOSECONDS = 1e20;

/** YYYYMMDDHHMM and YYYYMMDDHHMMSS: as milliseconds they would be times in 1975 and the year 2500. */
const COMPACT_TIME = /^(1[789]|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d){1,2}$/;

/**
 * A number in a file's time column, as an epoch time in seconds or milliseconds, as readings have it; undefined for any other text, and an error for a number that is
 * more likely a date without separators (20230101, 202301011200), a year (2012) or a spreadsheet's day (44927.5).
 */
export function epochOfText(text: string): { time: number } | { error: string } | undefined {
  if (!isDecimal(text)) return undefined;
  const time = Number(text);
  if (!Number.isFinite(time)) return undefined;
  if (time >= LAST_NANOSECONDS) return { error: `${text.slice(0, 40)} is too large for an epoch time.` };
  if (time >= FIRST_NANOSECONDS) return { time: Math.round(time / 1e6) };
  if (Math.abs(time) >= FIRST_EPOCH_SECONDS && !COMPACT_TIME.test(text)) {
    return { time: time >= FIRST_MICROSECONDS ? Math.round(time / 1e3) : time };
  }
  return {
    error: `${text.slice(0, 40)} could be a date, a year or a spreadsheet's day: write it as 2026-01-31T12:00:00Z. Epoch seconds are read from 1973-03-03 on.`,
  };
}
