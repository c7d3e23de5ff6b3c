import type { z } from "zod";
import { type Trends, trendsInputSchema } from "../../contract/climate/trends";
import type { StationSummary } from "../../contract/station/station";
import { observationsBetween } from "../../db/queries/readings/observations";
import { metadataOfStation } from "../../db/queries/stations/metadata";
import { daysAt } from "../../db/queries/statistics/climate";
import { monthOf, yearBegun } from "../../weather/climate/calendar";
import { tendency } from "../../weather/formulas/tendency";
import { METRIC_KEYS, METRICS, type Values } from "../../weather/metrics";
import type { Observation } from "../../weather/statistics/rollup";
import { dayStart, localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { rainYear } from "./internal/rain-year";
import { recentEvapotranspiration } from "./internal/recent-evapotranspiration";

/** The largest distance of a reading from the requested time: a twentieth of three hours. */
const NEAR_MS = HOUR_MS / 6;
/** Per stretch, newest first: readings every few seconds are not all needed. */
const MAX_READINGS = 2_000;

/**
 * The changes in a station's latest reading over one hour and one day, its pressure tendency over three hours, and its
 * day so far.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function trends(ctx: Context, input: z.input<typeof trendsInputSchema>): Promise<Trends> {
  const { id } = parse(trendsInputSchema, input);
  const station = await getStation(ctx, { id });
  const { timestamp, latest, timeZone } = station;
  const day = localDay(ctx.now(), timeZone);
  const [today, year, recent] = await Promise.all([
    dayOf(ctx, id, day, timeZone),
    rainYear(ctx, station, yearBegun(monthOf(day), station.rainYearStart)),
    timestamp === null ? null : recentOf(ctx, station, timestamp),
  ]);
  if (timestamp === null || recent === null) {
    const nothing = { time: null, sinceHour: {}, sinceDay: {}, pressure: null, evapotranspiration: null };
    return { ...nothing, today, rainYear: year };
  }
  const { hours, dayAgo, evapotranspiration } = recent;
  return {
    time: timestamp,
    sinceHour: differences(latest, valuesAt(hours, timestamp - HOUR_MS)),
    sinceDay: differences(latest, valuesAt(dayAgo, timestamp - 24 * HOUR_MS)),
    pressure: pressureTrend(station, hours, timestamp),
    today,
    rainYear: year,
    evapotranspiration,
  };
}

/** The observations of the last three hours and of around a day ago, and the evapotranspiration. */
async function recentOf(ctx: Context, station: StationSummary, now: number) {
  const { read } = ctx.database;
  const metadata = await metadataOfStation(read, station);
  const around = (first: number, last: number) => {
    const range = { stationId: station.id, from: first - NEAR_MS, to: last + NEAR_MS };
    return observationsBetween(read, range, METRIC_KEYS, MAX_READINGS, { metadata });
  };
  const [hours, dayAgo, evapotranspiration] = await Promise.all([
    around(now - 3 * HOUR_MS, now),
    around(now - 24 * HOUR_MS, now - 24 * HOUR_MS),
    recentEvapotranspiration(ctx, station),
  ]);
  return { hours, dayAgo, evapotranspiration };
}

/** For each metric the value observed nearest to a time. */
function valuesAt(observations: readonly Observation[], time: number): Values {
  const distance = (observation: Observation) => Math.abs(observation.time - time);
  const near = observations.filter((observation) => distance(observation) <= NEAR_MS);
  return Object.assign({}, ...near.sort((a, b) => distance(b) - distance(a)).map(({ values }) => values));
}

/** Rain and sunshine are amounts, and a direction is circular: differences of these mean nothing. */
function differences(now: Values, then: Values): Values {
  const found: Values = {};
  for (const key of METRIC_KEYS) {
    const [value, before] = [now[key], then[key]];
    if (value !== undefined && before !== undefined && METRICS[key].aggregate === "mean") found[key] = value - before;
  }
  return found;
}

/**
 * From the station's own pressure (WMO-No. 306, FM 12, 5appp): reduced to sea level, the day's temperature would count,
 * too. From observed values only, without interpolation.
 */
function pressureTrend(
  { latest, elevation }: StationSummary,
  hours: readonly Observation[],
  now: number,
): Trends["pressure"] {
  const at = (values: Values) => values.pressure ?? (isAtSea(elevation) ? values.seaLevelPressure : undefined);
  const [end, begin] = [latest, valuesAt(hours, now - 3 * HOUR_MS)].map(at);
  if (end === undefined || begin === undefined) return null;
  const hourAgo = at(valuesAt(hours, now - HOUR_MS));
  return {
    change: end - begin,
    tendency: tendency(end - begin, hourAgo === undefined ? undefined : end - hourAgo),
  };
}

/** So low that both pressures change alike: 10 m of air that warms by 10 °C weigh 0.04 hPa less. */
function isAtSea(elevation: number | null): boolean {
  return elevation !== null && Math.abs(elevation) <= 10;
}

async function dayOf({ database }: Context, id: number, day: string, zone: string): Promise<Trends["today"]> {
  const rows = await daysAt(database.read, id, [dayStart(day, zone)], ["temperature", "windGust", "rain", "sunshine"]);
  const of = (metric: string) => rows.find((row) => row.metric === metric);
  const high = (metric: string) => {
    const stats = of(metric);
    return stats ? { value: stats.max, time: stats.maxTime } : null;
  };
  const temperature = of("temperature");
  return {
    day,
    high: high("temperature"),
    low: temperature ? { value: temperature.min, time: temperature.minTime } : null,
    gust: high("windGust"),
    rain: of("rain")?.sum ?? null,
    sunshine: of("sunshine")?.sum ?? null,
  };
}
