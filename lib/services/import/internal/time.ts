import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import { epochOfText } from "../../../contract/epoch-text";
import type { Interval } from "../../../weather/statistics/coverage";
import { dayEnd, dayStart } from "../../../weather/time/days";
import { instantsOf, isWallClock, readCalendar } from "../../../weather/time/wallClock";

const DATE = /^\d{4}-\d\d-\d\d$/;
/** A bound on the stations whose previous time is remembered, however many a file names. */
const STATIONS = 10_000;

/** A time in the form of contract/reading/reading.ts, or a date in the station's zone. */
export type FileTime = string | number | { date: string };

/**
 * The period of a value: a day in the station's zone, an interval (epoch ms), or a number of hours up to the line's
 * time.
 */
export type FilePeriod = { date: string } | Interval | { hours: number };

const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)$/;

/** Parses a date, 2026-07-04 or 20260704, as a day in the `zone`, or else in the station's own. */
export function readDay(cell: string, zone: string | undefined): { day: FilePeriod } | { error: string } {
  const date = cell.trim().replace(COMPACT_DATE, "$1-$2-$3");
  if (!DATE.test(date)) return { error: `"${cell.slice(0, 40)}" is not a date.` };
  if (!isInCalendar(date)) return { error: `There is no ${date} in the calendar.` };
  return { day: zone === undefined ? { date } : dayIn(date, zone) };
}

/** A date's day in a zone. */
export function dayIn(date: string, zone: string): Interval {
  return { from: dayStart(date, zone), to: dayEnd(date, zone) };
}

/** Parses the times of a file's lines, in order. */
export type TimeReader = (cell: string, station: string) => { time: FileTime } | { error: string };

/**
 * A time has an offset or is an epoch number; with a `zone`, it may be the wall clock there. When clocks go back, an
 * hour occurs twice: a time that is not after the station's previous one belongs to the second. A date alone means the
 * first instant of that day, in the `zone` or else the station's own.
 */
export function timeReader(zone: string | undefined): TimeReader {
  const previous = new LRUCache<string, number>({ max: STATIONS });
  return (cell, station) => {
    const text = cell.trim();
    if (DATE.test(text)) return readDate(text, zone);
    if (!isWallClock(text)) return epochOfText(text) ?? { time: text.replace(" ", "T") };
    if (zone === undefined) return { error: "This time has no offset: say which zone it is in." };
    const instants = instantsOf(text, zone);
    if (instants === undefined) return { error: `There is no such time in ${zone}.` };
    const time = instants[0] > (previous.get(station) ?? Number.NEGATIVE_INFINITY) ? instants[0] : instants[1];
    previous.set(station, time);
    // Not as a number: before 1973 it would be read as epoch seconds.
    return { time: new Date(time).toISOString() };
  };
}

/** The first instant of a date in a zone, as ISO 8601. */
export function startOfDate(date: string, zone: string): string {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds).toISOString();
}

function readDate(date: string, zone: string | undefined): ReturnType<TimeReader> {
  if (!isInCalendar(date)) {
    return { error: `There is no ${date} in the calendar.` };
  }
  return { time: zone === undefined ? { date } : startOfDate(date, zone) };
}

function isInCalendar(date: string): boolean {
  return readCalendar(() => Temporal.PlainDate.from(date, { overflow: "reject" })) !== undefined;
}
