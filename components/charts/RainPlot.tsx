import { Bar, useXAxisScale } from "recharts";
import type { Series } from "@/lib/contract/series";
import { formatTime } from "@/lib/format/time";
import { formatValue } from "@/lib/format/value";
import { ChartTooltip } from "./ChartTooltip";
import type { Chart } from "./charts";
import { type RainBar, rainBars } from "./rainBars";
import { TimeChart } from "./TimeChart";
import { valueTicks } from "./valueTicks";

const DAY_MS = 23 * 3_600_000;

export function RainPlot({ chart, series }: { chart: Chart; series: Series }) {
  const bars = rainBars(series);
  const ticks = valueTicks(0, Math.max(0, ...bars.map(({ rain }) => rain)), chart.minStep);
  return (
    <TimeChart
      series={series}
      title={chart.title}
      rows={bars}
      values={ticks}
      describe={(bar) => <RainTooltip bar={bar} series={series} colour={chart.lines[0].colour} />}
    >
      <Bar
        dataKey="rain"
        fill={chart.lines[0].colour}
        isAnimationActive={false}
        shape={({ payload, y, height, fill }: BarShape) => (
          <BarOverTime bar={payload} y={y} height={height} fill={fill} />
        )}
      />
    </TimeChart>
  );
}

interface BarShape {
  payload?: RainBar;
  y?: number | string | undefined;
  height?: number | string | undefined;
  fill?: string | undefined;
}

/** As wide as its hour or day. */
function BarOverTime({ bar, y, height, fill }: { bar: RainBar | undefined } & Omit<BarShape, "payload">) {
  const scale = useXAxisScale();
  const [left, right] = [bar && scale?.(bar.from), bar && scale?.(bar.to)];
  if (left === undefined || right === undefined || !Number(height)) return null;
  const gap = right - left > 4 ? 1 : 0;
  return <rect x={left + gap / 2} y={y} width={Math.max(1, right - left - gap)} height={height} rx={gap} fill={fill} />;
}

function RainTooltip({ bar, series: { timeZone }, colour }: { bar: RainBar; series: Series; colour: string }) {
  const isDay = bar.to - bar.from >= DAY_MS;
  const time = isDay
    ? formatTime(bar.from, "date", timeZone)
    : `${formatTime(bar.from, "dayTime", timeZone)} to ${formatTime(bar.to, "time", timeZone)}`;
  return <ChartTooltip time={time} entries={[{ label: "Rain", text: formatValue("rain", bar.rain), colour }]} />;
}
