import { Bar, useXAxisScale } from "recharts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/series";
import { ChartTooltip } from "./ChartTooltip";
import type { Chart } from "./charts";
import { type RainBar, rainBars } from "./rainBars";
import { TimeChart } from "./TimeChart";
import { valueTicks } from "./valueTicks";

const DAY_MS = 23 * 3_600_000;

export function RainPlot({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const bars = rainBars(series);
  const shown = (rain: number) => format.convert("rain", rain);
  const ticks = valueTicks(0, Math.max(0, ...bars.map(({ rain }) => shown(rain))), shown(chart.minStep));
  return (
    <TimeChart
      series={series}
      title={t(chart.title)}
      rows={bars}
      values={ticks}
      describe={(bar) => <RainTooltip bar={bar} series={series} colour={chart.lines[0].colour} />}
    >
      <Bar
        dataKey={({ rain }: RainBar) => shown(rain)}
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
  const t = useText();
  const format = useFormat();
  const isDay = bar.to - bar.from >= DAY_MS;
  const time = isDay
    ? format.timeIn(bar.from, "date", timeZone)
    : t("charts.span", {
        from: format.time(bar.from, "dayTime", timeZone),
        to: format.time(bar.to, "time", timeZone),
      });
  return (
    <ChartTooltip time={time} entries={[{ label: t("metrics.rain"), text: format.value("rain", bar.rain), colour }]} />
  );
}
