import type { z } from "zod";
import { type ClimateYear, yearInputSchema } from "../../contract/climate";
import { daysWithin } from "../../db/statements/climate";
import { sectorsWithin } from "../../db/statements/winds";
import { addMonths, daysOfMonth, monthsOfYear } from "../../weather/calendar";
import { dayStart, localDay } from "../../weather/days";
import type { MetricKey } from "../../weather/metrics";
import type { Context } from "../context";
import { parse } from "../parse";
import { byDay, calendarDay } from "./days";
import { climatePeriod } from "./period";
import { reportedStation } from "./station";

/** What a year's summary tells of: with every metric it would be 7,000 rows. */
const METRICS: readonly MetricKey[] = ["temperature", "rain", "windSpeed", "windGust", "windDirection"];

/**
 * A station's year, month by month, with temperature, rain and wind only.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function climateYear(ctx: Context, input: z.input<typeof yearInputSchema>): Promise<ClimateYear> {
  const { stationId, year, growing } = parse(yearInputSchema, input);
  const station = await reportedStation(ctx, stationId);
  const { timeZone } = station;
  const names = monthsOfYear(year);
  const today = localDay(ctx.now(), timeZone);
  const starts = [...names, addMonths(`${year}-12`, 1)].map((month) => dayStart(`${month}-01`, timeZone));
  const whole = { from: starts[0] ?? 0, to: starts[12] ?? 0 };
  // Without the winds of the running day, as it is no day yet.
  const ends = starts.map((start) => Math.min(start, dayStart(today, timeZone)));
  const intervals = names.map((_, i) => ({ from: starts[i] ?? 0, to: ends[i + 1] ?? 0 }));
  const [rows, sectors] = await Promise.all([
    daysWithin(ctx.database.read, stationId, whole, METRICS),
    sectorsWithin(ctx.database.read, stationId, intervals),
  ]);
  const days = byDay(rows);
  const over = names.map((month) => daysOfMonth(month).filter((day) => day < today));
  return {
    station,
    runningDay: Number(today.slice(0, "2026".length)) === year ? today : null,
    year,
    months: names.map((month, i) => {
      const own = new Map([...days].filter(([day]) => day.startsWith(month)));
      return { month, ...climatePeriod({ days: own, over: over[i] ?? [], sectors: sectors[i] ?? [], growing }) };
    }),
    days: [...days].map(([day, stats]) => calendarDay(day, stats)),
    summary: climatePeriod({ days, over: over.flat(), sectors: sectors.flat(), growing }),
  };
}
