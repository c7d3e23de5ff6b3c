import { type Clock, parseClock } from "./clock";
import { monthNamed } from "./months";

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** The time in a cell, as far as the cell alone tells. */
export type TimeCell = { clock: Clock | undefined } & (
  | { kind: "date"; date: CalendarDate }
  /** 3/4/2026: which is the day, the rest of the file must tell. */
  | { kind: "either"; first: number; second: number; year: number; sign: string }
  /** A time of day alone. */
  | { kind: "clock" }
  /** A number: epoch, a date without separators, or a spreadsheet's day. */
  | { kind: "number"; text: string }
);

const NUMERIC = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:\.?(?:,|T|\s)\s*(\S.*))?$/;
const DAY_NAMED = /^(\d{1,2})(?:\.|st|nd|rd|th)?[-\s/]*(\p{L}{3,10})\.?[-,\s/]+(\d{4}|\d\d)(?:[,T\s]\s*(\S.*))?$/u;
const MONTH_NAMED = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]\s*(\S.*))?$/u;
/** The day of the week before a date. */
const WEEKDAY = /^\p{L}{2,10}\.?,?\s+(?=\d)/u;
const COMPACT_ISO = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?$/;
const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)\s+(\S.*)$/;
const NUMBER = /^-?\d+(?:[.,]\d*)?$/;

/** Longer cells are not times. */
const MAX_LENGTH = 60;

/** Parses a time, a date or both; undefined for anything else. */
export function parseTimeCell(cell: string): TimeCell | undefined {
  const text = cell.trim();
  if (text.length > MAX_LENGTH) return undefined;
  if (NUMBER.test(text)) return { kind: "number", text: text.replace(",", "."), clock: undefined };
  const compact = COMPACT_ISO.exec(text);
  if (compact) return dated(number(compact, 1), number(compact, 2), number(compact, 3), compactClock(compact));
  const date = COMPACT_DATE.exec(text);
  if (date) return dated(number(date, 1), number(date, 2), number(date, 3), date[4]);
  return numeric(text) ?? named(text) ?? (WEEKDAY.test(text) ? parseTimeCell(text.replace(WEEKDAY, "")) : alone(text));
}

function alone(text: string): TimeCell | undefined {
  const clock = parseClock(text);
  return clock && { kind: "clock", clock };
}

function numeric(text: string): TimeCell | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [, first = "", sign = "", , last = "", rest] = match;
  const [a, b, c] = [number(match, 1), number(match, 3), number(match, 4)];
  if (first.length >= 3) return first.length === 4 && last.length <= 2 ? dated(a, b, c, rest) : undefined;
  if (last.length !== 2 && last.length !== 4) return undefined;
  const clock = clockOf(rest);
  return clock && { kind: "either", first: a, second: b, year: fullYear(c, last), sign, clock: clock.clock };
}

function named(text: string): TimeCell | undefined {
  const byDay = DAY_NAMED.exec(text);
  if (byDay) {
    const month = monthNamed(byDay[2] ?? "");
    return month === undefined
      ? undefined
      : dated(fullYear(number(byDay, 3), byDay[3] ?? ""), month, number(byDay, 1), byDay[4]);
  }
  const byMonth = MONTH_NAMED.exec(text);
  const month = monthNamed(byMonth?.[1] ?? "");
  return byMonth && month !== undefined ? dated(number(byMonth, 3), month, number(byMonth, 2), byMonth[4]) : undefined;
}

function dated(year: number, month: number, day: number, rest: string | undefined): TimeCell | undefined {
  const clock = clockOf(rest);
  return clock && { kind: "date", date: { year, month, day }, clock: clock.clock };
}

/** The time of day behind a date, or that there is none; undefined if it is something else. */
function clockOf(rest: string | undefined): { clock: Clock | undefined } | undefined {
  if (rest === undefined) return { clock: undefined };
  const clock = parseClock(rest);
  return clock && { clock };
}

function compactClock([, , , , hour = "", minute = "", second = "00", offset = ""]: RegExpExecArray): string {
  return `${hour}:${minute}:${second}${offset}`;
}

function number(match: RegExpExecArray, group: number): number {
  return Number(match[group]);
}

/** Two digits are a year from 1970 to 2069, as in POSIX but a year later. */
function fullYear(year: number, text: string): number {
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
