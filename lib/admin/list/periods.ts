import type { Filter } from "../../db/queries/records/browse";
import { AppError } from "../../errors";
import { DAY_MS } from "../../weather/time/durations";

/** Epoch ms, half-open. */
export interface Period {
  from: number;
  /** Absent at the end of the databases' range. */
  to?: number | undefined;
}

/** The databases' range of years. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/**
 * A year, month or day in UTC: "2026", "2026-11", "2026-11-22".
 * @throws AppError invalid when there is no such date
 */
export function periodNamed(name: string): Period {
  const [year = 0, month, day] = name.split("-").map(Number);
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  if (year < FIRST_YEAR || !new Date(from).toISOString().startsWith(name)) {
    throw new AppError("invalid", `${name} is not a date.`, { date: [`${name} is not a date.`] });
  }
  if (month === undefined) return until(from, Date.UTC(year + 1, 0, 1));
  return until(from, day === undefined ? Date.UTC(year, month, 1) : from + DAY_MS);
}

function until(from: number, to: number): Period {
  return new Date(to).getUTCFullYear() > LAST_YEAR ? { from } : { from, to };
}

/** Time spans up to now, as in Django's admin. */
export const SPANS = { today: "Today", week: "Past 7 days", month: "This month", year: "This year" } as const;
export type Span = keyof typeof SPANS;

export function isSpan(name: string): name is Span {
  return Object.hasOwn(SPANS, name);
}

/** All of them end with today. */
export function spanOf(name: Span, now: number): Period {
  const day = new Date(now).toISOString().slice(0, "2026-11-22".length);
  const today = periodNamed(day);
  const from = {
    today: today.from,
    week: today.from - 7 * DAY_MS,
    month: periodNamed(day.slice(0, "2026-11".length)).from,
    year: periodNamed(day.slice(0, "2026".length)).from,
  };
  return { from: from[name], to: today.to };
}

export function within(column: string, { from, to }: Period): Filter {
  if (to === undefined) return { text: `"${column}" >= ?`, values: [new Date(from)] };
  return { text: `"${column}" >= ? AND "${column}" < ?`, values: [new Date(from), new Date(to)] };
}
