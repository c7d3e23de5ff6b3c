import type { z } from "zod";
import { stationInputSchema } from "../../contract/climate/climate";
import type { DayNumbers, SameDay } from "../../contract/climate/records";
import { daysAt, daysKnown, hoursWithin } from "../../db/queries/statistics/climate";
import { inYear } from "../../weather/climate/calendar";
import { mean } from "../../weather/climate/climate";
import { compareHours } from "../../weather/climate/sameHours";
import type { Interval } from "../../weather/statistics/coverage";
import { dayStart, hourStart, localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { byDay, dayNumbers } from "./internal/days";

const METRICS = ["temperature", "rain"] as const;

/**
 * A station's day so far against the same date in earlier years.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function sameDay(ctx: Context, input: z.input<typeof stationInputSchema>): Promise<SameDay> {
  const { stationId } = parse(stationInputSchema, input);
  const { timeZone } = await getStation(ctx, { id: stationId });
  const day = localDay(ctx.now(), timeZone);
  const firsts = (await daysKnown(ctx.database.read, stationId)).map(({ first }) => localDay(first, timeZone));
  const dates = datesUpTo(day, yearOf(firsts.reduce((a, b) => (a < b ? a : b), day)));
  const starts = dates.map((date) => dayStart(date, timeZone));
  const days = byDay(await daysAt(ctx.database.read, stationId, starts, METRICS));
  const earlier = dates.filter((date) => date !== day && days.has(date));
  const years = earlier.map((date) => ({ year: yearOf(date), ...dayNumbers(days.get(date)) }));
  return {
    day,
    today: dayNumbers(days.get(day)),
    years,
    means: ofEach((key) => mean(years.flatMap((numbers) => numbers[key] ?? []))),
    comparison: await comparisonOf(ctx, stationId, { from: dayStart(day, timeZone), to: hourStart(ctx.now()) }, [
      day,
      ...earlier,
    ]),
  };
}

/** Compares the full hours of the day so far (`soFar`, of the first date) with those of the other dates. */
async function comparisonOf(
  { database }: Context,
  stationId: number,
  soFar: Interval,
  dates: readonly string[],
): Promise<SameDay["comparison"]> {
  // Shifted by whole days, to the same solar time regardless of clock changes.
  const shifts = dates.map((date) => Date.parse(date) - Date.parse(dates[0] ?? date));
  const intervals = shifts.map((shift) => ({ from: soFar.from + shift, to: soFar.to + shift }));
  if (soFar.to <= soFar.from || dates.length === 1) return null;
  const found = await hoursWithin(database.read, stationId, "temperature", intervals);
  const [today = new Map(), ...others] = found.map(
    (hours, i) => new Map(hours.map(({ time, mean }) => [time - (shifts[i] ?? 0), mean] as const)),
  );
  const years = others.map((hours, i) => ({ year: yearOf(dates[i + 1] ?? ""), hours }));
  return compareHours(today, Math.floor((soFar.to - soFar.from) / HOUR_MS), years);
}

function ofEach<T>(of: (key: keyof DayNumbers) => T): Record<keyof DayNumbers, T> {
  return { high: of("high"), low: of("low"), mean: of("mean"), rain: of("rain") };
}

/** The date in this year and every year back to the first, newest first, where the calendar has it. */
function datesUpTo(day: string, first: number): string[] {
  const last = yearOf(day);
  return Array.from({ length: last - first + 1 }, (_, i) => inYear(day, last - i) ?? []).flat();
}

function yearOf(day: string): number {
  return Number(day.slice(0, "2026".length));
}
