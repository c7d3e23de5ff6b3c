import { DAY_MS } from "../../weather/time/durations";

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

const MAX_DATES = 1000;
/** Cached because readings come from the same few days, and the date costs ten times the time of day. */
const dates = new Map<number, string>();
const days = new Map<string, number>();

/** A time (epoch ms) in the format of DATETIME(3), in UTC: "2026-01-31 12:00:00.000". */
export function datetimeText(time: number): string {
  const day = Math.floor(time / DAY_MS);
  const ms = time - day * DAY_MS;
  const clock = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${dates.get(day) ?? remember(day)} ${clock.map((part) => TWO_DIGITS[part]).join(":")}.${String(ms % 1000).padStart(3, "0")}`;
}

function remember(day: number): string {
  const date = new Date(day * DAY_MS).toISOString().slice(0, -"T00:00:00.000Z".length);
  if (dates.size >= MAX_DATES) dates.clear();
  dates.set(day, date);
  return date;
}

/** The inverse: epoch ms from the driver's text, with or without a fraction of a second. */
export function epochOf(datetime: string): number {
  const date = datetime.slice(0, 10);
  const clock = 3600 * digits(datetime, 11, 13) + 60 * digits(datetime, 14, 16) + digits(datetime, 17, 19);
  return (days.get(date) ?? rememberDay(date)) + 1000 * clock + digits(datetime.padEnd(23, "0"), 20, 23);
}

function rememberDay(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`);
  if (days.size >= MAX_DATES) days.clear();
  days.set(date, day);
  return day;
}

const ZERO = "0".charCodeAt(0);

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number = 10 * number + text.charCodeAt(i) - ZERO;
  return number;
}
