import type { z } from "zod";
import { type CompareYears, compareYearsInputSchema } from "../../contract/charts/compare";
import { type DayRow, daysWithin } from "../../db/queries/statistics/climate";
import { representative } from "../../weather/statistics/rollup";
import { dayStart } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";

/** A leap year, so that it contains every date. */
const CALENDAR_YEAR = "2000";

/**
 * One metric of a station in several years, day by day on one calendar.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function compareYears(
  ctx: Context,
  input: z.input<typeof compareYearsInputSchema>,
): Promise<CompareYears> {
  const { stationId, metric, years } = parse(compareYearsInputSchema, input);
  const { id, name, timeZone } = await getStation(ctx, { id: stationId });
  const yearStart = (year: number) => dayStart(`${year}-01-01`, timeZone);
  const lines = [...new Set(years)].map(async (year) => {
    const range = { from: yearStart(year), to: yearStart(year + 1) };
    return { year, columns: columnsOf(await daysWithin(ctx.database.read, id, range, [metric])) };
  });
  return {
    metric,
    station: { id, name, timeZone },
    from: Date.UTC(Number(CALENDAR_YEAR), 0, 1),
    to: Date.UTC(Number(CALENDAR_YEAR) + 1, 0, 1),
    resolution: "day",
    lines: await Promise.all(lines),
  };
}

function columnsOf(days: readonly DayRow[]): CompareYears["lines"][number]["columns"] {
  return {
    time: days.map(({ day }) => Date.parse(CALENDAR_YEAR + day.slice(CALENDAR_YEAR.length))),
    value: days.map((day) => representative(day.metric, day)),
    min: days.map(({ min }) => min),
    max: days.map(({ max }) => max),
  };
}
