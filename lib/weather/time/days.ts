import { Temporal } from "temporal-polyfill";
import { HOUR_MS } from "./durations";

/** A station-local day: [start, end) in epoch ms. */
interface Day {
  day: string;
  start: number;
  end: number;
}

const DAYS_PER_ZONE = 16;
const ZONES = 1000;

/**
 * Cached because time zone arithmetic costs thousands of times a comparison, and readings come from the same few days.
 */
const recentDays = new Map<string, Day[]>();

/**
 * The station-local day (YYYY-MM-DD) of an instant in epoch ms; `zone` is an IANA name.
 *
 * A day runs from its first instant to the first instant of the next, so that days cover all time without overlap. It
 * is the date on the wall clock, except where clocks were set back across midnight (America/St_Johns until 2011): the
 * repeated minutes belong to the day that had begun.
 * @throws RangeError when the zone is unknown
 */
export function localDay(time: number, zone: string): string {
  return dayAt(time, zone).day;
}

/**
 * The first instant (epoch ms) of a day. It is not always midnight, and a day that a zone skipped (Pacific/Apia
 * 2011-12-30) is empty: it starts and ends where the next one starts.
 * @throws RangeError when the day or the zone is not valid
 */
export function dayStart(day: string, zone: string): number {
  return dayNamed(day, zone).start;
}

/** The first instant (epoch ms) of the next day. */
export function dayEnd(day: string, zone: string): number {
  return dayNamed(day, zone).end;
}

/** The days that share an instant with [start, end), in order. */
export function daysOverlapping(start: number, end: number, zone: string): string[] {
  const days: string[] = [];
  for (let time = start; time < end; ) {
    const day = dayAt(time, zone);
    days.push(day.day);
    time = day.end;
  }
  return days;
}

/** The calendar day `n` days later (earlier when negative). */
export function addDays(day: string, n: number): string {
  return Temporal.PlainDate.from(day).add({ days: n }).toString();
}

/** The start of the UTC hour, in epoch ms. */
export function hourStart(time: number): number {
  return Math.floor(time / HOUR_MS) * HOUR_MS;
}

/** Is this the name of an IANA time zone? Bare offsets such as "+05:30" are not: they have no summer time. */
export function isTimeZone(s: string): boolean {
  if (!/^[A-Za-z]/.test(s)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: s }) !== undefined;
  } catch {
    return false;
  }
}

function dayAt(time: number, zone: string): Day {
  return recall(zone, (day) => time >= day.start && time < day.end) ?? remember(zone, computeDayAt(time, zone));
}

function dayNamed(name: string, zone: string): Day {
  return recall(zone, ({ day }) => day === name) ?? remember(zone, computeDay(Temporal.PlainDate.from(name), zone));
}

function computeDayAt(time: number, zone: string): Day {
  const date = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate();
  const day = computeDay(date, zone);
  return time < day.end ? day : computeDay(date.add({ days: 1 }), zone);
}

function computeDay(date: Temporal.PlainDate, zone: string): Day {
  return { day: date.toString(), start: firstInstant(date, zone), end: firstInstant(date.add({ days: 1 }), zone) };
}

function firstInstant(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

function recall(zone: string, matches: (day: Day) => boolean): Day | undefined {
  return recentDays.get(zone)?.find(matches);
}

function remember(zone: string, day: Day): Day {
  if (recentDays.size >= ZONES && !recentDays.has(zone)) recentDays.clear();
  recentDays.set(zone, [day, ...(recentDays.get(zone) ?? [])].slice(0, DAYS_PER_ZONE));
  return day;
}
