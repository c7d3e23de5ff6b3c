import type { Series } from "@/lib/contract/charts/series";
import type { MetricKey } from "@/lib/weather/metrics";
import { fromWall, toWall } from "../axis/wallClock";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The amount in [from, to), epoch ms. */
export interface TotalBar {
  time: number;
  from: number;
  to: number;
  total: number;
}

/** The totals of a metric, such as rain, by hour, or by the station's day where hours would be too narrow. */
export function totalBars(series: Series, metric: MetricKey): TotalBar[] {
  const columns = series.metrics[metric];
  if (!columns) return [];
  if (series.resolution === "week" || series.resolution === "month") return bucketBars(series, columns);
  const width = series.to - series.from > 10 * DAY ? DAY : HOUR;
  // a reading covers the time before it, while a bucket is named by its start
  const back = series.resolution === "raw" ? 1 : 0;
  const bars = new Map<number, TotalBar>();
  columns.time.forEach((time, i) => {
    const wall = Math.floor(toWall(time - back, series.timeZone) / width) * width;
    const bar = bars.get(wall) ?? emptyBar(wall, width, series.timeZone);
    bars.set(wall, { ...bar, total: bar.total + (columns.value[i] ?? 0) });
  });
  return [...bars.values()];
}

/** One bar per existing bucket. */
function bucketBars({ resolution }: Series, { time, value }: NonNullable<Series["metrics"][MetricKey]>): TotalBar[] {
  const width = (resolution === "week" ? 7 : 30) * DAY;
  return time.map((from, i) => ({ time: from + width / 2, from, to: from + width, total: value[i] ?? 0 }));
}

function emptyBar(wall: number, width: number, timeZone: string): TotalBar {
  const from = fromWall(wall, timeZone);
  const to = fromWall(wall + width, timeZone);
  return { time: (from + to) / 2, from, to, total: 0 };
}
