import type { ClimateMetrics, ClimatePeriod } from "../../contract/climate";
import type { StationSummary } from "../../contract/station";
import { groupBy } from "../../group-by";
import { monthOf } from "../../weather/calendar";
import { type DegreeDays, degreeDays, type GrowingRule, mean } from "../../weather/climate";
import { isWholeDay, isWholeMonth } from "../../weather/completeness";
import { countKinds, type DayKinds, kindsOf } from "../../weather/dayCounts";
import type { DailyEvapotranspiration } from "../../weather/evapotranspiration";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import type { SectorHours } from "../../weather/prevailing";
import { mergeAll, representative, type Stats } from "../../weather/rollup";
import { type DayStats, dayNumbers, extremesOf } from "./days";
import { evapotranspirationOn, evapotranspirationSum } from "./evapotranspiration";
import { windOf } from "./wind";

/** What counts of a day: made once, though a day is in a month, a season and a year. */
export interface PeriodDay {
  day: string;
  stats: DayStats;
  isOver: boolean;
  degreeDays: DegreeDays | null;
  evapotranspiration: DailyEvapotranspiration | null;
  kinds: DayKinds;
}

interface PeriodDayOptions {
  /** The running day of the station. */
  today: string;
  growing: GrowingRule | undefined;
  site: Pick<StationSummary, "lat" | "elevation">;
}

/** Of the days with data, as `byDay` has them. */
export function periodDays(
  days: ReadonlyMap<string, DayStats>,
  { today, growing, site }: PeriodDayOptions,
): PeriodDay[] {
  return [...days].map(([day, stats]) => {
    const temperature = stats.get("temperature");
    return {
      day,
      stats,
      isOver: day < today,
      degreeDays: temperature ? degreeDays(temperature.max, temperature.min, growing) : null,
      evapotranspiration: evapotranspirationOn(day, stats, site),
      kinds: kindsOf(dayNumbers(stats)),
    };
  });
}

/** The days of a month or year. */
interface Period {
  /** Those with data in order, the running one too. */
  days: readonly PeriodDay[];
  /** The dates that are over, with or without data, in order. */
  over: readonly string[];
  /** Of the winds of the days that are over. */
  sectors: readonly SectorHours[];
}

/** The days of a month or year taken together. The running one is no day yet: it counts for the extremes and the rain so far. */
export function climatePeriod({ days, over, sectors }: Period): ClimatePeriod {
  const past = days.filter(({ isOver }) => isOver);
  const temperatures = past.flatMap(({ stats }) => stats.get("temperature") ?? []);
  const metrics = metricsOf({ days, over });
  return {
    metrics,
    meanHigh: mean(temperatures.map(({ max }) => max)),
    meanLow: mean(temperatures.map(({ min }) => min)),
    degreeDays: sumOf(past.map((day) => day.degreeDays)),
    evapotranspiration: evapotranspirationSum(past.map((day) => day.evapotranspiration)),
    ...windOf(metrics, sectors),
    wettestDay: wettestDay(days),
    measuredDays: past.length,
    counts: countKinds(past.map(({ kinds }) => kinds)),
  };
}

/** Of each metric that occurs among the days, in the order of display. */
function metricsOf({ days, over }: Pick<Period, "days" | "over">): ClimateMetrics {
  const past = days.filter(({ isOver }) => isOver);
  const all = byMetric(days);
  // Nearly always the same days.
  const whole = past.length === days.length ? all : byMetric(past);
  const statsOf = new Map(days.map(({ day, stats }) => [day, stats]));
  const metrics: ClimateMetrics = {};
  for (const key of METRIC_KEYS) {
    const total = mergeAll(key, all.get(key) ?? []);
    if (!total) continue;
    const ofWhole = whole === all ? total : mergeAll(key, whole.get(key) ?? []);
    const represented = METRICS[key].aggregate === "sum" ? total : ofWhole;
    metrics[key] = {
      value: represented ? representative(key, represented) : null,
      coverage: ofWhole?.coverage ?? 0,
      isWhole: isWhole(over, (day) => statsOf.get(day)?.get(key)?.coverage),
      ...extremesOf(total),
    };
  }
  return metrics;
}

/**
 * A year is whole where each of its months is, as far as they are over.
 * @param over the dates that are, in order
 * @param hoursOf how long a day was observed
 */
export function isWhole(over: readonly string[], hoursOf: (day: string) => number | undefined): boolean {
  const months = groupBy(over, monthOf).values();
  return [...months].every((month) => isWholeMonth(month.map((day) => isWholeDay(hoursOf(day) ?? 0))));
}

function byMetric(days: readonly PeriodDay[]): Map<MetricKey, Stats[]> {
  const found = new Map<MetricKey, Stats[]>();
  for (const { stats } of days) {
    for (const [key, own] of stats) {
      const known = found.get(key);
      if (known) known.push(own);
      else found.set(key, [own]);
    }
  }
  return found;
}

function sumOf(days: readonly (DegreeDays | null)[]): DegreeDays | null {
  const known = days.filter((day) => day !== null);
  if (known.length === 0) return null;
  return known.reduce((a, b) => ({
    heating: a.heating + b.heating,
    cooling: a.cooling + b.cooling,
    growing: a.growing + b.growing,
  }));
}

/** The earliest of equal ones. */
function wettestDay(days: readonly PeriodDay[]): ClimatePeriod["wettestDay"] {
  let wettest: ClimatePeriod["wettestDay"] = null;
  for (const { day, stats } of days) {
    const value = stats.get("rain")?.sum ?? 0;
    if (value > (wettest?.value ?? 0)) wettest = { day, value };
  }
  return wettest;
}
