import type { CalendarDay } from "../../../contract/climate/climate";
import type { DayNumbers } from "../../../contract/climate/records";
import type { DayRow } from "../../../db/queries/statistics/climate";
import type { MetricKey } from "../../../weather/metrics";
import { representative, type Stats } from "../../../weather/statistics/rollup";

/** The statistics of one day of a station. */
export type DayStats = ReadonlyMap<MetricKey, Stats>;

/** The rows grouped by day, oldest day first; only days with rows. */
export function byDay(rows: readonly DayRow[]): Map<string, DayStats> {
  const days = new Map<string, Map<MetricKey, Stats>>();
  for (const row of rows) {
    const known = days.get(row.day);
    if (known) known.set(row.metric, row);
    else days.set(row.day, new Map([[row.metric, row]]));
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const NOTHING: DayStats = new Map();

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
