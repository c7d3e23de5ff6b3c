import { epochOfText } from "../../../../contract/epoch-text";
import { parseTimeCell, type TimeCell } from "../../../../table/time/cell";
import type { Clock } from "../../../../table/time/clock";
import { wallClockOf } from "../../../../table/time/compact";
import { dateOf, type TimeForm } from "../../../../table/time/evidence";
import type { DateFormat } from "../../../../table/time/pattern";
import { dateText, serialText, wallClockText } from "../../../../table/time/wall";
import { zoneClock } from "../../../../table/time/zone-clock";
import type { Interval } from "../../../../weather/statistics/coverage";
import { dayEnd, dayStart } from "../../../../weather/time/days";

/** A time in the form of contract/reading/reading.ts, or a date in the station's zone. */
export type FileTime = string | number | { date: string };

/** A time that was read; in the hour that comes twice when clocks are set back, with its later instant (epoch ms). */
export interface ReadTime {
  time: FileTime;
  second?: number;
}

/**
 * The period of a value: a day in the station's zone, an interval (epoch ms), or a number of hours up to the line's
 * time.
 */
export type FilePeriod = { date: string } | Interval | { hours: number };

/** Parses the times of a file's lines. */
export interface TimeReader {
  time(cell: string): ReadTime | { error: string };
  /** A day, for values of whole days. */
  day(cell: string): { day: FilePeriod } | { error: string };
}

/** The reader of a file's times: in the form that its evidence shows, or that a person has given, and in a zone. */
export function timeReader(zone: string | undefined, form: DateFormat = {}): TimeReader {
  const ofFile: TimeForm = "parse" in form || form.numbers === "epoch" ? {} : (form as TimeForm);
  const inZone = zone === undefined ? undefined : { name: zone, instants: zoneClock(zone) };
  const parse = "parse" in form ? form.parse : parseTimeCell;
  return {
    time: (cell) => readTime(cell.trim(), parse(cell), ofFile, inZone),
    day: (cell) => readDay(cell.trim(), parse(cell), ofFile, zone),
  };
}

/** The zone of a file's wall clock. */
interface Zone {
  name: string;
  instants: ReturnType<typeof zoneClock>;
}

function readTime(
  text: string,
  cell: TimeCell | undefined,
  form: TimeForm,
  zone: Zone | undefined,
): ReadTime | { error: string } {
  if (!cell) return { time: text };
  if (cell.kind === "number") return readNumber(cell.text, form, zone);
  if (cell.kind === "clock") return { error: `"${text}" has no date.` };
  const date = dateOf(cell, form);
  if (!date) return { error: ORDER_UNKNOWN };
  const day = dateText(date);
  if (day === undefined) return noSuchDate(date);
  if (cell.clock === undefined) return readDate(day, zone);
  const wall = wallClockText(date, cell.clock) ?? "";
  return cell.clock.offset === undefined ? readWall(wall, zone) : { time: `${wall}${cell.clock.offset}` };
}

const ORDER_UNKNOWN = "Which number is the day and which the month is not clear: say --date-format.";

function readNumber(text: string, { numbers }: TimeForm, zone: Zone | undefined): ReadTime | { error: string } {
  if (numbers === undefined) return epochOfText(text) ?? { error: `"${text}" is not a time.` };
  if (numbers === "serial") return readWall(serialText(Number(text)), zone);
  const wall = wallClockOf(text, numbers);
  if (wall === undefined) return { error: `"${text}" is not of the form ${numbers}.` };
  return readTime(wall, parseTimeCell(wall), {}, zone);
}

function readDate(date: string, zone: Zone | undefined): { time: FileTime } {
  return { time: zone === undefined ? { date } : startOfDate(date, zone.name) };
}

/** A time on the wall clock of the zone. As text: before 1973 a number would be read as epoch seconds. */
function readWall(wall: string, zone: Zone | undefined): ReadTime | { error: string } {
  if (zone === undefined) return { error: "This time has no offset: say which zone it is in." };
  const instants = zone.instants(wall);
  if (instants === undefined) {
    return {
      error: `There is no such time in ${zone.name}: clocks are set forward then. A logger without summer time has a fixed offset as its zone, such as +01:00.`,
    };
  }
  const [first, second] = instants;
  return { time: new Date(first).toISOString(), ...(second !== first && { second }) };
}

function readDay(text: string, cell: TimeCell | undefined, form: TimeForm, zone: string | undefined) {
  const date = dayTextOf(cell, form);
  if (date === undefined) return { error: `"${text.slice(0, 40)}" is not a date.` };
  if (typeof date === "object") return noSuchDate(date);
  return { day: zone === undefined ? { date } : dayIn(date, zone) };
}

/** The date of a day, or its numbers if the calendar has none of them; undefined if the cell is something else. */
function dayTextOf(cell: TimeCell | undefined, form: TimeForm) {
  if (cell?.kind === "number") {
    if (form.numbers === "serial") return serialText(Number(cell.text)).slice(0, 10);
    const wall = wallClockOf(cell.text, "YYYYMMDD");
    const inner = wall === undefined ? undefined : parseTimeCell(wall);
    return inner?.kind === "date" ? (dateText(inner.date) ?? inner.date) : undefined;
  }
  if (!cell || !isMidnight(cell.clock)) return undefined;
  const date = dateOf(cell, form);
  return date && (dateText(date) ?? date);
}

/** Databases write a day as its midnight. */
function isMidnight(clock: Clock | undefined): boolean {
  return clock === undefined || (clock.hour === 0 && clock.minute === 0 && clock.second === 0);
}

/** A date's day in a zone. */
export function dayIn(date: string, zone: string): Interval {
  return { from: dayStart(date, zone), to: dayEnd(date, zone) };
}

/** The first instant of a date in a zone, as ISO 8601. */
export function startOfDate(date: string, zone: string): string {
  return new Date(dayStart(date, zone)).toISOString();
}

function noSuchDate({ year, month, day }: { year: number; month: number; day: number }): { error: string } {
  const text = [year, month, day].map((number) => String(number).padStart(2, "0")).join("-");
  return { error: `There is no ${text} in the calendar.` };
}
