import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "./cell";
import type { Clock } from "./clock";

/** A time on a wall clock as ISO 8601; undefined if the calendar has no such date. 24:00 is 00:00 of the next day. */
export function wallClockText(date: CalendarDate, { hour, minute, second }: Clock): string | undefined {
  const day = dateText(date);
  if (day === undefined) return undefined;
  const shown = hour === 24 ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day;
  const seconds = second % 1 === 0 ? padded(second) : second.toFixed(9).padStart(12, "0");
  return `${shown}T${padded(hour % 24)}:${padded(minute)}:${seconds}`;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A date as ISO 8601; undefined if the calendar has none of this name. */
export function dateText({ year, month, day }: CalendarDate): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = (MONTH_DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
  return day >= 1 && day <= days ? `${String(year).padStart(4, "0")}-${padded(month)}-${padded(day)}` : undefined;
}

const DAY_SECONDS = 86_400;

/** A spreadsheet's day, counted from 1899-12-30, as ISO 8601 to the second without an offset. */
export function serialText(serial: number): string {
  return Temporal.PlainDateTime.from("1899-12-30T00:00:00")
    .add({ seconds: Math.round(serial * DAY_SECONDS) })
    .toString({ smallestUnit: "second" });
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}
