import type { ClimateMetrics, ClimatePeriod } from "../../contract/climate";
import type { StationSummary } from "../../contract/station";
import { degreeDays, type GrowingRule, mean } from "../../weather/climate";
import { isWholeDay, isWholeMonth } from "../../weather/completeness";
import { countDays } from "../../weather/dayCounts";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import type { SectorHours } from "../../weather/prevailing";
import { merge, representative, type Stats } from "../../weather/rollup";
import { type DayStats, dayNumbers, extremesOf } from "./days";
import { evapotranspirationOf } from "./evapotranspiration";
import { windOf } from "./wind";

/** The days of a month or year. */
interface Period {
  /** Those with data, the running one too. */
  days: ReadonlyMap<string, DayStats>;
  /** The dates that are over, with or without data, in order. */
  over: readonly string[];
  /** Of the winds of the days that are over. */
  sectors: readonly SectorHours[];
  growing: GrowingRule | undefined;
  site: Pick<StationSummary, "lat" | "elevation">;
}

/** The days of a month or year taken together. The running one is no day yet: it counts for the extremes and the rain so far. */
export function climatePeriod({ days, over, sectors, growing, site }: Period): ClimatePeriod {
  const all = over.flatMap((day) => days.get(day) ?? []);
  const temperatures = all.flatMap((stats) => stats.get("temperature") ?? []);
  const metrics = metricsOf(days, over);
  return {
    metrics,
    meanHigh: mean(temperatures.map(({ max }) => max)),
    meanLow: mean(temperatures.map(({ min }) => min)),
    degreeDays:
      temperatures.length === 0 ? null : temperatures.map(({ max, min }) => degreeDays(max, min, growing)).reduce(add),
    evapotranspiration: evapotranspirationOf(
      over.map((day) => [day, days.get(day)]),
      site,
    ),
    ...windOf(metrics, sectors),
    wettestDay: wettestDay(days),
    measuredDays: all.length,
    counts: countDays(all.map((stats) => dayNumbers(stats))),
  };
}

function metricsOf(days: ReadonlyMap<string, DayStats>, over: readonly string[]): ClimateMetrics {
  const metrics: ClimateMetrics = {};
  for (const key of METRIC_KEYS) {
    const all = together(key, [...days.values()]);
    if (!all) continue;
    const whole = together(
      key,
      over.flatMap((day) => days.get(day) ?? []),
    );
    const represented = METRICS[key].aggregate === "sum" ? all : whole;
    metrics[key] = {
      value: represented ? representative(key, represented) : null,
      coverage: whole?.coverage ?? 0,
      isWhole: isWhole(over, (day) => isWholeDay(days.get(day)?.get(key)?.coverage ?? 0)),
      ...extremesOf(all),
    };
  }
  return metrics;
}

function together(key: MetricKey, days: readonly DayStats[]): Stats | undefined {
  const found = days.flatMap((stats) => stats.get(key) ?? []);
  return found.length === 0 ? undefined : found.reduce((a, b) => merge(key, a, b));
}

/** A year is whole where each of its months is, as far as they are over. */
function isWhole(over: readonly string[], isObserved: (day: string) => boolean): boolean {
  const months = new Map<string, boolean[]>();
  for (const day of over) {
    const month = day.slice(0, "2026-07".length);
    const known = months.get(month);
    if (known) known.push(isObserved(day));
    else months.set(month, [isObserved(day)]);
  }
  return [...months.values()].every(isWholeMonth);
}

type DegreeDays = NonNullable<ClimatePeriod["degreeDays"]>;

function add(a: DegreeDays, b: DegreeDays): DegreeDays {
  return { heating: a.heating + b.heating, cooling: a.cooling + b.cooling, growing: a.growing + b.growing };
}

/** The earliest of equal ones. */
function wettestDay(days: ReadonlyMap<string, DayStats>): ClimatePeriod["wettestDay"] {
  let wettest: ClimatePeriod["wettestDay"] = null;
  for (const [day, stats] of days) {
    const value = stats.get("rain")?.sum ?? 0;
    if (value > (wettest?.value ?? 0)) wettest = { day, value };
  }
  return wettest;
}
