import type { ClimateMetrics, ClimatePeriod, ClimateValue } from "../../contract/climate";
import type { HourlyWinds } from "../../db/statements/winds";
import { degreeDays, mean } from "../../weather/climate";
import { countDays } from "../../weather/dayCounts";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { merge, representative, type Stats } from "../../weather/rollup";
import { type DayStats, dayNumbers, extremesOf } from "./days";
import { windOf } from "./wind";

/** The days of a month or year, those with data, taken together; `winds` are those of its hours. */
export function climatePeriod(days: ReadonlyMap<string, DayStats>, winds: readonly HourlyWinds[]): ClimatePeriod {
  const all = [...days.values()];
  const numbers = all.map((stats) => dayNumbers(stats));
  const temperatures = all.flatMap((stats) => stats.get("temperature") ?? []);
  return {
    metrics: metricsOf(all),
    meanHigh: mean(temperatures.map(({ max }) => max)),
    meanLow: mean(temperatures.map(({ min }) => min)),
    degreeDays: temperatures.length === 0 ? null : temperatures.map(({ max, min }) => degreeDays(max, min)).reduce(add),
    ...windOf(winds),
    wettestDay: wettestDay(days),
    measuredDays: all.length,
    counts: countDays(numbers),
  };
}

function metricsOf(days: readonly DayStats[]): ClimateMetrics {
  const metrics: ClimateMetrics = {};
  for (const key of METRIC_KEYS) {
    const [first, ...rest] = days.flatMap((stats) => stats.get(key) ?? []);
    if (first) metrics[key] = overall(key, [first, ...rest]);
  }
  return metrics;
}

/** A day with few readings counts as much as one with many: else an outage would make its season look like the others. */
function overall(key: MetricKey, days: [Stats, ...Stats[]]): ClimateValue {
  const total = days.reduce(merge);
  const value =
    METRICS[key].aggregate === "mean"
      ? mean(days.flatMap((stats) => representative(key, stats) ?? []))
      : representative(key, total);
  return { value, ...extremesOf(total) };
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
