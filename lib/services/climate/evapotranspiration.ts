import type { Evapotranspiration } from "../../contract/climate";
import type { StationSummary } from "../../contract/station";
import { dayOfYear } from "../../weather/calendar";
import { isWholeDay } from "../../weather/completeness";
import {
  dailyEvapotranspiration,
  EVAPOTRANSPIRATION_METHODS,
  type EvapotranspirationMethod,
} from "../../weather/evapotranspiration";
import type { MetricKey } from "../../weather/metrics";
import { representative } from "../../weather/rollup";
import type { DayStats } from "./days";

/** What it is made of; the last three as far as they are measured. */
export const EVAPOTRANSPIRATION_METRICS = [
  "temperature",
  "dewPoint",
  "windSpeed",
  "solarRadiation",
] as const satisfies MetricKey[];

type Site = Pick<StationSummary, "lat" | "elevation">;

/** The sum of days that are over; null where none has a temperature. */
export function evapotranspirationOf(
  days: Iterable<readonly [string, DayStats | undefined]>,
  site: Site,
): Evapotranspiration | null {
  const counts = Object.fromEntries(EVAPOTRANSPIRATION_METHODS.map((method) => [method, 0])) as Record<
    EvapotranspirationMethod,
    number
  >;
  let [value, isKnown] = [0, false];
  for (const [day, stats] of days) {
    const temperature = stats?.get("temperature");
    // Of one temperature alone the range is not known, of which radiation is estimated.
    if (!stats || !temperature || temperature.max <= temperature.min) continue;
    const weather = {
      high: temperature.max,
      low: temperature.min,
      dewPoint: meanOf("dewPoint", stats),
      windSpeed: meanOf("windSpeed", stats),
      solarRadiation: meanOf("solarRadiation", stats),
    };
    const daily = dailyEvapotranspiration(weather, dayOfYear(day), site);
    value += daily.value;
    counts[daily.method] += 1;
    isKnown = true;
  }
  return isKnown ? { value, days: counts } : null;
}

/** Of a day that was not observed for long enough there is none: radiation of the daytime alone would be twice too much. */
function meanOf(metric: MetricKey, stats: DayStats): number | null {
  const known = stats.get(metric);
  return known && isWholeDay(known.coverage) ? representative(metric, known) : null;
}
