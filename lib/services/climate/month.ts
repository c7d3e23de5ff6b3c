import type { z } from "zod";
import {
  type ClimateDay,
  type ClimateMetrics,
  type ClimateMonth,
  monthInputSchema,
} from "../../contract/climate/climate";
import type { StationSummary } from "../../contract/station/station";
import { daysWithin } from "../../db/queries/statistics/climate";
import { sectorsWithin } from "../../db/queries/statistics/winds";
import { daysOfMonth } from "../../weather/climate/calendar";
import { degreeDays, type GrowingRule } from "../../weather/climate/climate";
import { METRIC_KEYS } from "../../weather/metrics";
import { isWholeDay } from "../../weather/statistics/completeness";
import type { SectorHours } from "../../weather/statistics/prevailing";
import { representative } from "../../weather/statistics/rollup";
import { dayEnd, dayStart, localDay } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { byDay, type DayStats, extremesOf, NOTHING } from "./internal/days";
import { evapotranspirationOn, evapotranspirationSum } from "./internal/evapotranspiration";
import { climatePeriod, periodDays, periodMonth, reportedStation } from "./internal/period";
import { windOf } from "./internal/wind";

/**
 * A station's month, day by day.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function climateMonth(ctx: Context, input: z.input<typeof monthInputSchema>): Promise<ClimateMonth> {
  const { stationId, month, growing } = parse(monthInputSchema, input);
  const station = reportedStation(await getStation(ctx, { id: stationId }));
  const names = daysOfMonth(month);
  const { timeZone } = station;
  const today = localDay(ctx.now(), timeZone);
  const interval = { from: dayStart(`${month}-01`, timeZone), to: dayEnd(names.at(-1) ?? `${month}-28`, timeZone) };
  const days = byDay(await daysWithin(ctx.database.read, stationId, interval, METRIC_KEYS));
  const sectors = await sectorsByDay(ctx, station, days);
  const over = names.filter((day) => day < today);
  return {
    station,
    runningDay: names.find((day) => day === today) ?? null,
    month,
    days: names.map((day) =>
      climateDay(day, days.get(day), { sectors: sectors.get(day), isOver: day < today, growing, site: station }),
    ),
    summary: climatePeriod([
      periodMonth(periodDays(days, { today, growing, site: station }), {
        over,
        sectors: over.flatMap((day) => sectors.get(day) ?? []),
      }),
    ]),
  };
}

/**
 * An hour counts for the day in which it begins: in a zone half an hour off UTC, a day's first half hour counts for the
 * day before.
 */
async function sectorsByDay(
  { database }: Context,
  { id, timeZone }: ClimateMonth["station"],
  days: ReadonlyMap<string, DayStats>,
): Promise<Map<string, SectorHours[]>> {
  const windy = [...days].filter(([, stats]) => stats.has("windDirection")).map(([day]) => day);
  const intervals = windy.map((day) => ({ from: dayStart(day, timeZone), to: dayEnd(day, timeZone) }));
  const found = await sectorsWithin(database.read, id, intervals);
  return new Map(windy.map((day, i) => [day, found[i] ?? []]));
}

interface DayOptions {
  /** Winds of the day. */
  sectors: readonly SectorHours[] | undefined;
  isOver: boolean;
  growing: GrowingRule | undefined;
  site: Pick<StationSummary, "lat" | "elevation">;
}

function climateDay(
  day: string,
  stats: DayStats = NOTHING,
  { sectors = [], isOver, growing, site }: DayOptions,
): ClimateDay {
  const temperature = stats.get("temperature");
  const metrics = metricsOf(stats);
  return {
    day,
    metrics,
    degreeDays: temperature && isOver ? degreeDays(temperature.max, temperature.min, growing) : null,
    evapotranspiration: isOver ? evapotranspirationSum([evapotranspirationOn(day, stats, site)]) : null,
    ...windOf(metrics, sectors),
  };
}

/** In display order. */
function metricsOf(all: DayStats): ClimateMetrics {
  const metrics: ClimateMetrics = {};
  for (const key of METRIC_KEYS) {
    const stats = all.get(key);
    if (!stats) continue;
    const { coverage } = stats;
    metrics[key] = { value: representative(key, stats), coverage, isWhole: isWholeDay(coverage), ...extremesOf(stats) };
  }
  return metrics;
}
