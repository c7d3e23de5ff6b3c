import type { CalendarDay, ClimateDay, ClimateMetrics } from "../../contract/climate";
import type { DayNumbers } from "../../contract/records";
import type { StationSummary } from "../../contract/station";
import type { DayRow } from "../../db/queries/climate";
import { degreeDays, type GrowingRule } from "../../weather/climate";
import { isWholeDay } from "../../weather/completeness";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import type { SectorHours } from "../../weather/prevailing";
import { representative, type Stats } from "../../weather/rollup";
import { evapotranspirationOn, evapotranspirationSum } from "./evapotranspiration";
import { windOf } from "./wind";

/** What is known of one day of a station. */
export type DayStats = ReadonlyMap<MetricKey, Stats>;

/** The rows of each day that has any, oldest day first. */
export function byDay(rows: readonly DayRow[]): Map<string, DayStats> {
  const days = new Map<string, Map<MetricKey, Stats>>();
  for (const row of rows) {
    const known = days.get(row.day);
    if (known) known.set(row.metric, row);
    else days.set(row.day, new Map([[row.metric, row]]));
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NOTHING: DayStats = new Map();

interface DayOptions {
  /** Those of the day's winds. */
  sectors: readonly SectorHours[] | undefined;
  isOver: boolean;
  growing: GrowingRule | undefined;
  site: Pick<StationSummary, "lat" | "elevation">;
}

export function climateDay(
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

/** In the order of display. */
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

export function extremesOf({ min, minTime, max, maxTime }: Stats): Pick<Stats, "min" | "minTime" | "max" | "maxTime"> {
  return { min, minTime, max, maxTime };
}

export function dayNumbers(stats: DayStats = NOTHING): DayNumbers {
  const temperature = stats.get("temperature");
  return {
    high: temperature?.max ?? null,
    low: temperature?.min ?? null,
    mean: temperature ? representative("temperature", temperature) : null,
    rain: stats.get("rain")?.sum ?? null,
  };
}

export function calendarDay(day: string, stats: DayStats): CalendarDay {
  return { day, ...dayNumbers(stats), gust: stats.get("windGust")?.max ?? null };
}
