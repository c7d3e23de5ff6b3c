import type { z } from "zod";
import { stationInputSchema } from "../../contract/climate";
import type { DayNumbers, SameDay } from "../../contract/records";
import { daysAt, daysKnown } from "../../db/statements/climate";
import { inYear } from "../../weather/calendar";
import { mean, standing } from "../../weather/climate";
import { dayStart, localDay } from "../../weather/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations/get";
import { byDay, dayNumbers } from "./days";

const METRICS = ["temperature", "rain"] as const;

/**
 * A station's day so far against the same date in earlier years.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function sameDay(ctx: Context, input: z.input<typeof stationInputSchema>): Promise<SameDay> {
  const { stationId } = parse(stationInputSchema, input);
  const { timeZone } = await getStation(ctx, stationId);
  const day = localDay(ctx.now(), timeZone);
  const firsts = (await daysKnown(ctx.database.read, stationId)).map(({ first }) => localDay(first, timeZone));
  const dates = datesUpTo(day, yearOf(firsts.reduce((a, b) => (a < b ? a : b), day)));
  const starts = dates.map((date) => dayStart(date, timeZone));
  const days = byDay(await daysAt(ctx.database.read, stationId, starts, METRICS));
  const today = dayNumbers(days.get(day));
  const earlier = dates.filter((date) => date !== day && days.has(date));
  const years = earlier.map((date) => ({ year: yearOf(date), ...dayNumbers(days.get(date)) }));
  const known = (key: keyof DayNumbers) => years.flatMap((numbers) => numbers[key] ?? []);
  return {
    day,
    today,
    years,
    normal: ofEach((key) => mean(known(key))),
    standing: ofEach((key) => {
      const [value, others] = [today[key], known(key)];
      return value === null || others.length === 0 ? null : standing(value, others);
    }),
  };
}

function ofEach<T>(of: (key: keyof DayNumbers) => T): Record<keyof DayNumbers, T> {
  return { high: of("high"), low: of("low"), mean: of("mean"), rain: of("rain") };
}

/** The date in this year and all back to the first, newest first, as far as a calendar has it. */
function datesUpTo(day: string, first: number): string[] {
  const last = yearOf(day);
  return Array.from({ length: last - first + 1 }, (_, i) => inYear(day, last - i) ?? []).flat();
}

function yearOf(day: string): number {
  return Number(day.slice(0, "2026".length));
}
