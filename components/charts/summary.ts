import type { Series } from "@/lib/contract/charts/series";
import type { Formats } from "@/lib/format/formats";
import type { TimeStyle } from "@/lib/format/time";
import type { Text } from "@/lib/text/text";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";
import { DAY_MS } from "@/lib/weather/time/durations";
import { isDaily, zoneOf } from "./charts";

const YEAR_MS = 300 * DAY_MS;

interface Extreme {
  value: number;
  time: number;
}

interface Extremes {
  low: Extreme;
  high: Extreme;
}

/**
 * Lowest and highest values of a metric, taken from its buckets' extremes if there are any; the first of equal ones.
 */
export function extremes(series: Series, key: MetricKey): Extremes | undefined {
  const columns = series.metrics[key];
  let low: Extreme | undefined;
  let high: Extreme | undefined;
  columns?.time.forEach((time, i) => {
    const value = columns.value[i] ?? null;
    const lowest = columns.min?.[i] ?? value;
    const highest = columns.max?.[i] ?? value;
    if (lowest !== null && (!low || lowest < low.value)) low = { value: lowest, time };
    if (highest !== null && (!high || highest > high.value)) high = { value: highest, time };
  });
  return low && high && { low, high };
}

/** The sum of a metric over the whole series. */
export function total(series: Series, key: MetricKey): number {
  return (series.metrics[key]?.value ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** The unweighted mean of a metric's values. */
function mean(series: Series, key: MetricKey): number | undefined {
  const values = series.metrics[key]?.value.filter((value) => value !== null) ?? [];
  return values.length > 0 ? total(series, key) / values.length : undefined;
}

/** A sentence that summarizes the chart, for people who cannot see it or are in a hurry. */
export function summarise(series: Series, key: MetricKey, t: Text, format: Formats): string {
  if (METRICS[key].aggregate === "sum") return t("charts.total", { value: format.value(key, total(series, key)) });
  const found = extremes(series, key);
  if (!found) return t("charts.nothing");
  const { low, high } = found;
  if (key === "windSpeed") return summariseWind(series, high, t, format);
  if (low.value === high.value) return t("charts.always", { value: format.value(key, low.value) });
  const words = (extreme: Extreme) => at(series, key, extreme, t, format);
  return t("charts.lowHigh", { low: words(low), high: words(high) });
}

/** The lowest wind is of no interest, so only the strongest is given. */
function summariseWind(series: Series, strongest: Extreme, t: Text, format: Formats): string {
  const usual = format.value("windSpeed", mean(series, "windSpeed") ?? 0);
  const gust = extremes(series, "windGust")?.high;
  if (gust) return t("charts.meanGust", { mean: usual, gust: at(series, "windGust", gust, t, format) });
  return t("charts.meanHigh", { mean: usual, high: at(series, "windSpeed", strongest, t, format) });
}

function at(series: Series, key: MetricKey, { value, time }: Extreme, t: Text, format: Formats): string {
  const when = format.timeIn(time, timeStyle(series), zoneOf(series, format));
  return t("charts.at", { value: format.value(key, value), time: when });
}

/** How precisely a row's time is known. */
export function timeStyle(series: Pick<Series, "resolution" | "from" | "to">): TimeStyle {
  if (series.resolution === "month") return "monthYear";
  if (isDaily(series)) return "date";
  return series.to - series.from > YEAR_MS ? "dateTime" : "dayTime";
}
