import { Temporal } from "temporal-polyfill";
import { readCalendar } from "../../weather/time/wallClock";
import type { CalendarDate } from "./cell";
import type { Clock } from "./clock";

/** A time on a wall clock as ISO 8601; undefined if the calendar has no such date. 24:00 is 00:00 of the next day. */
export function wallClockText({ year, month, day }: CalendarDate, { hour, minute, second }: Clock): string | undefined {
  const date = readCalendar(() => Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }));
  if (!date) return undefined;
  const shown = hour === 24 ? date.add({ days: 1 }) : date;
  const seconds = second % 1 === 0 ? padded(second) : second.toFixed(9).padStart(12, "0");
  return `${shown.toString()}T${padded(hour % 24)}:${padded(minute)}:${seconds}`;
}

/** A date as ISO 8601; undefined if the calendar has none of this name. */
export function dateText({ year, month, day }: CalendarDate): string | undefined {
  return readCalendar(() => Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }))?.toString();
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
