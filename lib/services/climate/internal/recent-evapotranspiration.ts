import type { Trends } from "../../../contract/climate/trends";
import type { StationSummary } from "../../../contract/station/station";
import { daysAt, hourMeansWithin } from "../../../db/queries/statistics/climate";
import { type HourWeather, hourlyEvapotranspiration } from "../../../weather/formulas/hourlyEvapotranspiration";
import { isWholeDay } from "../../../weather/statistics/completeness";
import { addDays, dayStart, hourStart, localDay } from "../../../weather/time/days";
import { HOUR_MS } from "../../../weather/time/durations";
import type { Context } from "../../context";
import { byDay } from "./days";
import { EVAPOTRANSPIRATION_METRICS, evapotranspirationOn, evapotranspirationSum } from "./evapotranspiration";

/** The share of today that must be covered, as for a complete day. */
const WHOLE_SHARE = 0.75;

/**
 * Evapotranspiration of today and of the seven days before; null when the latest reading has no solar radiation, so
 * that nothing is read for most stations.
 */
export async function recentEvapotranspiration(
  ctx: Context,
  station: StationSummary,
): Promise<Trends["evapotranspiration"]> {
  if (station.latest.solarRadiation === undefined) return null;
  const today = localDay(ctx.now(), station.timeZone);
  const [soFar, week] = await Promise.all([ofToday(ctx, station, today), ofWeek(ctx, station, today)]);
  return { today: soFar, week };
}

async function ofToday(ctx: Context, station: StationSummary, day: string): Promise<number | null> {
  const from = dayStart(day, station.timeZone);
  const to = hourStart(ctx.now());
  // From noon of the day before, as the evening tells how cloudy the night is.
  const interval = { from: from - 12 * HOUR_MS, to };
  const rows = await hourMeansWithin(ctx.database.read, station.id, interval, EVAPOTRANSPIRATION_METRICS);
  const hours = new Map<number, Partial<HourWeather>>();
  for (const { time, metric, mean } of rows) hours.set(time, { ...hours.get(time), [metric]: mean });
  const known = [...hours]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, { temperature, dewPoint, windSpeed, solarRadiation }]) =>
      temperature === undefined || dewPoint === undefined || windSpeed === undefined || solarRadiation === undefined
        ? []
        : [{ time, temperature, dewPoint, windSpeed, solarRadiation }],
    );
  const own = hourlyEvapotranspiration(known, station).filter(({ time }) => time >= from);
  if (own.length === 0 || own.length * HOUR_MS < WHOLE_SHARE * (to - from)) return null;
  return Math.max(
    0,
    own.reduce((sum, { value }) => sum + value, 0),
  );
}

type Week = NonNullable<Trends["evapotranspiration"]>["week"];

/** Null when a day is missing. */
async function ofWeek({ database }: Context, station: StationSummary, today: string): Promise<Week> {
  const dates = [7, 6, 5, 4, 3, 2, 1].map((n) => addDays(today, -n));
  const starts = dates.map((date) => dayStart(date, station.timeZone));
  const days = byDay(await daysAt(database.read, station.id, starts, [...EVAPOTRANSPIRATION_METRICS, "rain"]));
  const isWhole = (metric: "temperature" | "rain") =>
    dates.every((date) => isWholeDay(days.get(date)?.get(metric)?.coverage ?? 0));
  const sum = evapotranspirationSum([...days].map(([day, stats]) => evapotranspirationOn(day, stats, station)));
  if (!sum || !isWhole("temperature")) return null;
  const rain = dates.reduce((total, date) => total + (days.get(date)?.get("rain")?.sum ?? 0), 0);
  return { ...sum, balance: isWhole("rain") ? rain - sum.value : null };
}
