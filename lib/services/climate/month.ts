import type { z } from "zod";
import { type ClimateMonth, monthInputSchema } from "../../contract/climate";
import { daysWithin } from "../../db/statements/climate";
import { daysOfMonth } from "../../weather/calendar";
import { dayEnd, dayStart } from "../../weather/days";
import { METRIC_KEYS } from "../../weather/metrics";
import type { Context } from "../context";
import { parse } from "../parse";
import { byDay, climateDay, type DayStats } from "./days";
import { climatePeriod } from "./period";
import { reportedStation, totalRun, windRuns } from "./station";

/**
 * A station's month, day by day.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function climateMonth(ctx: Context, input: z.input<typeof monthInputSchema>): Promise<ClimateMonth> {
  const { stationId, month } = parse(monthInputSchema, input);
  const station = await reportedStation(ctx, stationId);
  const names = daysOfMonth(month);
  const { timeZone } = station;
  const interval = { from: dayStart(`${month}-01`, timeZone), to: dayEnd(names.at(-1) ?? `${month}-28`, timeZone) };
  const days = byDay(await daysWithin(ctx.database.read, stationId, interval, METRIC_KEYS));
  const runs = await windRunOfDays(ctx, station, days);
  return {
    station,
    month,
    days: names.map((day) => climateDay(day, days.get(day), runs.get(day))),
    summary: climatePeriod(days, totalRun(runs.values())),
  };
}

async function windRunOfDays(
  ctx: Context,
  { id, timeZone }: ClimateMonth["station"],
  days: ReadonlyMap<string, DayStats>,
): Promise<Map<string, number | null>> {
  const windy = [...days].filter(([, stats]) => stats.has("windSpeed")).map(([day]) => day);
  const runs = await windRuns(
    ctx,
    id,
    windy.map((day) => ({ from: dayStart(day, timeZone), to: dayEnd(day, timeZone) })),
  );
  return new Map(windy.map((day, i) => [day, runs[i] ?? null]));
}
