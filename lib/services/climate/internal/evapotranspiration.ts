import type { Evapotranspiration } from "../../../contract/climate/climate";
import type { StationSummary } from "../../../contract/station/station";
import { dayOfYear } from "../../../weather/climate/calendar";
import {
  type DailyEvapotranspiration,
  dailyEvapotranspiration,
  EVAPOTRANSPIRATION_METHODS,
} from "../../../weather/formulas/evapotranspiration";
import type { MetricKey } from "../../../weather/metrics";
import { isWholeDay } from "../../../weather/statistics/completeness";
import { representative } from "../../../weather/statistics/rollup";
import type { DayStats } from "./days";

/** The inputs; the last three are optional. */
export const EVAPOTRANSPIRATION_METRICS = [
  "temperature",
  "dewPoint",
  "windSpeed",
  "solarRadiation",
] as const satisfies MetricKey[];

type Site = Pick<StationSummary, "lat" | "elevation">;

/** In mm, for one day; null without a temperature. */
export function evapotranspirationOn(day: string, stats: DayStats, site: Site): DailyEvapotranspiration | null {
  const temperature = stats.get("temperature");
  // A single temperature has no range, from which radiation is estimated.
  if (!temperature || temperature.max <= temperature.min) return null;
  const weather = {
    high: temperature.max,
    low: temperature.min,
    dewPoint: meanOf("dewPoint", stats),
    windSpeed: meanOf("windSpeed", stats),
    solarRadiation: meanOf("solarRadiation", stats),
  };
  return dailyEvapotranspiration(weather, dayOfYear(day), site);
}

/** The sum over completed days; null when none has a value. */
export function evapotranspirationSum(days: Iterable<DailyEvapotranspiration | null>): Evapotranspiration | null {
  const counts = Object.fromEntries(
    EVAPOTRANSPIRATION_METHODS.map((method) => [method, 0]),
  ) as Evapotranspiration["days"];
  let [value, isKnown] = [0, false];
  for (const daily of days) {
    if (!daily) continue;
    value += daily.value;
    counts[daily.method] += 1;
    isKnown = true;
  }
  return isKnown ? { value, days: counts } : null;
}

/** Null for a day with too little coverage: radiation of the daytime alone would be twice too much. */
function meanOf(metric: MetricKey, stats: DayStats): number | null {
  const known = stats.get(metric);
  return known && isWholeDay(known.coverage) ? representative(metric, known) : null;
}
