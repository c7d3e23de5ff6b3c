import { Bar, useXAxisScale } from "recharts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/charts/series";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { TimeChart } from "../axis/TimeChart";
import { valueTicks } from "../axis/valueTicks";
import type { Chart, ChartLine } from "../charts";
import { ChartTooltip } from "./ChartTooltip";
import { type TotalBar, totalBars } from "./totalBars";

/** The day on which clocks are set forward has 23 hours. */
const SHORTEST_DAY_MS = 23 * HOUR_MS;

export function TotalPlot({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const [{ key, colour }] = chart.lines;
  const bars = totalBars(series, key);
  const shown = (total: number) => format.convert(key, total);
  const ticks = valueTicks(0, Math.max(0, ...bars.map(({ total }) => shown(total))), shown(chart.minStep));
  return (
    <TimeChart
      series={series}
      title={t(chart.title)}
      rows={bars}
      values={ticks}
      describe={(bar) => <TotalTooltip bar={bar} series={series} line={chart.lines[0]} />}
    >
      <Bar
        dataKey={({ total }: TotalBar) => shown(total)}
        fill={colour}
        isAnimationActive={false}
        shape={({ payload, y, height, fill }: BarShape) => (
          <BarOverTime bar={payload} y={y} height={height} fill={fill} />
        )}
      />
    </TimeChart>
  );
}

interface BarShape {
  payload?: TotalBar;
  y?: number | string | undefined;
  height?: number | string | undefined;
  fill?: string | undefined;
}

/** As wide as its hour or day. */
function BarOverTime({ bar, y, height, fill }: { bar: TotalBar | undefined } & Omit<BarShape, "payload">) {
  const scale = useXAxisScale();
  const [left, right] = [bar && scale?.(bar.from), bar && scale?.(bar.to)];
  if (left === undefined || right === undefined || !Number(height)) return null;
  const gap = right - left > 4 ? 1 : 0;
  return <rect x={left + gap / 2} y={y} width={Math.max(1, right - left - gap)} height={height} rx={gap} fill={fill} />;
}

interface TooltipProps {
  bar: TotalBar;
  series: Series;
  line: ChartLine;
}

function TotalTooltip({ bar, series: { timeZone }, line: { key, colour } }: TooltipProps) {
  const t = useText();
  const format = useFormat();
  const isDay = bar.to - bar.from >= SHORTEST_DAY_MS;
  const time = isDay
    ? format.timeIn(bar.from, "date", timeZone)
    : t("charts.span", {
        from: format.time(bar.from, "dayTime", timeZone),
        to: format.time(bar.to, "time", timeZone),
      });
  return (
    <ChartTooltip time={time} entries={[{ label: t(`metrics.${key}`), text: format.value(key, bar.total), colour }]} />
  );
}
