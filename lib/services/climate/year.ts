import type { z } from "zod";
import { type ClimateYear, yearInputSchema } from "../../contract/climate/climate";
import { daysWithin } from "../../db/queries/statistics/climate";
import { sectorsWithin } from "../../db/queries/statistics/winds";
import { groupBy } from "../../group-by";
import {
  addMonths,
  daysOfMonth,
  monthOf,
  monthsFrom,
  monthsOfYear,
  seasonsOf,
  yearBegun,
} from "../../weather/climate/calendar";
import type { MetricKey } from "../../weather/metrics";
import type { SectorHours } from "../../weather/statistics/prevailing";
import { dayStart, localDay } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { byDay, calendarDay, type DayStats } from "./internal/days";
import { EVAPOTRANSPIRATION_METRICS } from "./internal/evapotranspiration";
import { climatePeriod, periodDays, periodMonth, reportedStation } from "./internal/period";
import { rainYear } from "./internal/rain-year";

/**
 * The metrics of a year's summary and their inputs: all metrics would be 7,000 rows. The direction is told from the hours.
 */
const METRICS: readonly MetricKey[] = [
  ...new Set<MetricKey>([
    "temperature",
    "rain",
    "rainRate",
    "snowDepth",
    "sunshine",
    "windSpeed",
    "windGust",
    ...EVAPOTRANSPIRATION_METRICS,
  ]),
];

/**
 * A station's year by month and season, with temperature, rain, snow, wind and the inputs of evapotranspiration.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function climateYear(ctx: Context, input: z.input<typeof yearInputSchema>): Promise<ClimateYear> {
  const { stationId, year, growing } = parse(yearInputSchema, input);
  const station = reportedStation(await getStation(ctx, { id: stationId }));
  const { timeZone } = station;
  const today = localDay(ctx.now(), timeZone);
  // From December of the year before, when the first season begins.
  const names = monthsFrom(`${year - 1}-12`, 13);
  const start = station.rainYearStart;
  const [{ days, sectors }, ownYear] = await Promise.all([
    monthsWithin(ctx, station, names, today),
    start === 1 ? null : rainYear(ctx, station, yearBegun(`${year}-01`, start)),
  ]);
  const daysByMonth = groupBy(periodDays(days, { today, growing, site: station }), ({ day }) => monthOf(day));
  const found = new Map(
    names.map((month) => {
      const over = daysOfMonth(month).filter((day) => day < today);
      return [month, periodMonth(daysByMonth.get(month) ?? [], { over, sectors: sectors.get(month) ?? [] })];
    }),
  );
  const monthsOf = (months: readonly string[]) => months.flatMap((month) => found.get(month) ?? []);
  const period = (months: readonly string[]) => climatePeriod(monthsOf(months));
  const [months, seasons] = [monthsOfYear(year), seasonsOf(year)];
  return {
    station,
    runningDay: Number(today.slice(0, "2026".length)) === year ? today : null,
    year,
    months: months.map((month) => ({ month, ...period([month]) })),
    seasons: seasons.map((season) => ({ first: season[0] ?? "", last: season[2] ?? "", ...period(season) })),
    seasonsSummary: period(seasons.flat()),
    rainYear: ownYear,
    days: monthsOf(months).flatMap(({ days: own }) => own.map(({ day, stats }) => calendarDay(day, stats))),
    summary: period(months),
  };
}

/** The days with data of consecutive months, and the wind sectors of each month. */
async function monthsWithin(
  { database }: Context,
  { id, timeZone }: ClimateYear["station"],
  names: readonly string[],
  today: string,
): Promise<{ days: Map<string, DayStats>; sectors: Map<string, SectorHours[]> }> {
  const starts = [...names, addMonths(names.at(-1) ?? "", 1)].map((month) => dayStart(`${month}-01`, timeZone));
  // Without the winds of the current, incomplete day.
  const ends = starts.map((start) => Math.min(start, dayStart(today, timeZone)));
  const intervals = names.map((_, i) => ({ from: starts[i] ?? 0, to: ends[i + 1] ?? 0 }));
  const [rows, sectors] = await Promise.all([
    daysWithin(database.read, id, { from: starts[0] ?? 0, to: starts.at(-1) ?? 0 }, METRICS),
    sectorsWithin(database.read, id, intervals),
  ]);
  return { days: byDay(rows), sectors: new Map(names.map((name, i) => [name, sectors[i] ?? []])) };
}
