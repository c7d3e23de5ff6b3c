import type { ClimateMetrics, ClimateMonth, ClimatePeriod } from "../../../contract/climate/climate";
import type { StationSummary } from "../../../contract/station/station";
import { type DegreeDays, degreeDays, type GrowingRule, mean } from "../../../weather/climate/climate";
import { countKinds, type DayKinds, kindsOf } from "../../../weather/climate/dayCounts";
import type { DailyEvapotranspiration } from "../../../weather/formulas/evapotranspiration";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../../weather/metrics";
import { isWholeDay, isWholeMonth } from "../../../weather/statistics/completeness";
import type { SectorHours } from "../../../weather/statistics/prevailing";
import { mergeAll, representative, type Stats } from "../../../weather/statistics/rollup";
import { type DayStats, dayNumbers, extremesOf } from "./days";
import { evapotranspirationOn, evapotranspirationSum } from "./evapotranspiration";
import { windOf } from "./wind";

/** What counts of a day: computed once, though a day belongs to a month, a season and a year. */
export interface PeriodDay {
  day: string;
  stats: DayStats;
  isOver: boolean;
  degreeDays: DegreeDays | null;
  evapotranspiration: DailyEvapotranspiration | null;
  kinds: DayKinds;
}

interface PeriodDayOptions {
  /** The station's current day. */
  today: string;
  growing: GrowingRule | undefined;
  site: Pick<StationSummary, "lat" | "elevation">;
}

/** From the days with data, as `byDay` returns them. */
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

/** The days of a month, which its season and its year use again. */
export interface PeriodMonth {
  /** Days with data in order, including the current one. */
  days: readonly PeriodDay[];
  /** The completed ones among them. */
  past: readonly PeriodDay[];
  /** The statistics of each metric on these days. */
  all: ReadonlyMap<MetricKey, readonly Stats[]>;
  whole: ReadonlyMap<MetricKey, readonly Stats[]>;
  /** Winds of the completed days. */
  sectors: readonly SectorHours[];
  /** Whether a metric was observed on enough of the completed days. */
  isWhole(key: MetricKey): boolean;
}

interface MonthOptions {
  /** The completed dates, with or without data, in order. */
  over: readonly string[];
  sectors: readonly SectorHours[];
}

export function periodMonth(days: readonly PeriodDay[], { over, sectors }: MonthOptions): PeriodMonth {
  const past = days.filter(({ isOver }) => isOver);
  const all = byMetric(days);
  const statsOf = new Map(days.map(({ day, stats }) => [day, stats]));
  const known = new Map<MetricKey, boolean>();
  const isWhole = (key: MetricKey) => {
    const found =
      known.get(key) ?? isWholeMonth(over.map((day) => isWholeDay(statsOf.get(day)?.get(key)?.coverage ?? 0)));
    known.set(key, found);
    return found;
  };
  // The same days nearly always.
  const whole = past.length === days.length ? all : byMetric(past);
  return { days, past, all, whole, sectors, isWhole };
}

/** Consecutive months combined. The current, incomplete day counts for the extremes and the rain so far only. */
export function climatePeriod(months: readonly PeriodMonth[]): ClimatePeriod {
  const past = together(months.map((month) => month.past));
  const temperatures = past.flatMap(({ stats }) => stats.get("temperature") ?? []);
  const metrics = metricsOf(months);
  return {
    metrics,
    meanHigh: mean(temperatures.map(({ max }) => max)),
    meanLow: mean(temperatures.map(({ min }) => min)),
    degreeDays: sumOf(past.map((day) => day.degreeDays)),
    evapotranspiration: evapotranspirationSum(past.map((day) => day.evapotranspiration)),
    ...windOf(metrics, together(months.map(({ sectors }) => sectors))),
    wettestDay: wettestDay(together(months.map(({ days }) => days))),
    measuredDays: past.length,
    counts: countKinds(past.map(({ kinds }) => kinds)),
  };
}

/** Of each metric in the months, in display order. */
function metricsOf(months: readonly PeriodMonth[]): ClimateMetrics {
  const isSame = months.every(({ all, whole }) => all === whole);
  const metrics: ClimateMetrics = {};
  for (const key of METRIC_KEYS) {
    const total = mergeAll(key, together(months.map(({ all }) => all.get(key) ?? [])));
    if (!total) continue;
    const ofWhole = isSame ? total : mergeAll(key, together(months.map(({ whole }) => whole.get(key) ?? [])));
    const represented = METRICS[key].aggregate === "sum" ? total : ofWhole;
    metrics[key] = {
      value: represented ? representative(key, represented) : null,
      coverage: ofWhole?.coverage ?? 0,
      isWhole: months.every((month) => month.isWhole(key)),
      ...extremesOf(total),
    };
  }
  return metrics;
}

/** A loop: with a year's thousands of values, flatMap costs as much as all other work on them. */
function together<Item>(lists: readonly (readonly Item[])[]): Item[] {
  return ([] as Item[]).concat(...lists);
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

/** The earliest on ties. */
function wettestDay(days: readonly PeriodDay[]): ClimatePeriod["wettestDay"] {
  let wettest: ClimatePeriod["wettestDay"] = null;
  for (const { day, stats } of days) {
    const value = stats.get("rain")?.sum ?? 0;
    if (value > (wettest?.value ?? 0)) wettest = { day, value };
  }
  return wettest;
}

/** The station's part of a report. */
export function reportedStation(station: StationSummary): ClimateMonth["station"] {
  const { id, name, lat, lon, elevation, timeZone, rainYearStart, isDemo } = station;
  return { id, name, lat, lon, elevation, timeZone, rainYearStart, isDemo };
}
