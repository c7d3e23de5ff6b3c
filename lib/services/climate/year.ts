import type { z } from "zod";
import { type ClimateYear, yearInputSchema } from "../../contract/climate";
import { daysWithin } from "../../db/statements/climate";
import { windsWithin } from "../../db/statements/winds";
import { addMonths, monthsOfYear } from "../../weather/calendar";
import { dayStart } from "../../weather/days";
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
  const { stationId, year } = parse(yearInputSchema, input);
  const station = await reportedStation(ctx, stationId);
  const names = monthsOfYear(year);
  const starts = [...names, addMonths(`${year}-12`, 1)].map((month) => dayStart(`${month}-01`, station.timeZone));
  const intervals = names.map((_, i) => ({ from: starts[i] ?? 0, to: starts[i + 1] ?? 0 }));
  const whole = { from: starts[0] ?? 0, to: starts[12] ?? 0 };
  const [rows, winds] = await Promise.all([
    daysWithin(ctx.database.read, stationId, whole, METRICS),
    windsWithin(ctx.database.read, stationId, intervals),
  ]);
  const days = byDay(rows);
  return {
    station,
    year,
    months: names.map((month, i) => {
      const own = new Map([...days].filter(([day]) => day.startsWith(month)));
      return { month, ...climatePeriod(own, winds.slice(i, i + 1)) };
    }),
    days: [...days].map(([day, stats]) => calendarDay(day, stats)),
    summary: climatePeriod(days, winds),
  };
}
