import type { Series } from "@/lib/contract/charts/series";
import type { MetricKey } from "@/lib/weather/metrics";
import { fromWall, toWall } from "../axis/wallClock";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What came together in [from, to), epoch ms. */
export interface TotalBar {
  time: number;
  from: number;
  to: number;
  total: number;
}

/** The totals of a metric, such as rain, by hour, or by the station's day when that would be too fine to see. */
export function totalBars(series: Series, metric: MetricKey): TotalBar[] {
  const columns = series.metrics[metric];
  if (!columns) return [];
  if (series.resolution === "week" || series.resolution === "month") return bucketBars(series, columns);
  const width = series.to - series.from > 10 * DAY ? DAY : HOUR;
  // a reading tells of the time before it, a bucket bears the name of its start
  const back = series.resolution === "raw" ? 1 : 0;
  const bars = new Map<number, TotalBar>();
  columns.time.forEach((time, i) => {
    const wall = Math.floor(toWall(time - back, series.timeZone) / width) * width;
    const bar = bars.get(wall) ?? emptyBar(wall, width, series.timeZone);
    bars.set(wall, { ...bar, total: bar.total + (columns.value[i] ?? 0) });
  });
  return [...bars.values()];
}

/** What is gathered already is one bar each. */
function bucketBars({ resolution }: Series, { time, value }: NonNullable<Series["metrics"][MetricKey]>): TotalBar[] {
  const width = (resolution === "week" ? 7 : 30) * DAY;
  return time.map((from, i) => ({ time: from + width / 2, from, to: from + width, total: value[i] ?? 0 }));
}

function emptyBar(wall: number, width: number, timeZone: string): TotalBar {
  const from = fromWall(wall, timeZone);
  const to = fromWall(wall + width, timeZone);
  return { time: (from + to) / 2, from, to, total: 0 };
}
