import type { ReactNode } from "react";
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Series } from "@/lib/contract/series";
import { formatTime } from "@/lib/format/time";
import { formatNumber } from "@/lib/format/value";
import { timeTicks } from "./timeTicks";

interface TimeChartProps<T extends { time: number }> {
  series: Series;
  title: string;
  rows: T[];
  /** Labels of the value axis; the first and the last are its ends. */
  values: number[];
  /** Room above the plot, px. */
  headroom?: number;
  /** What the tooltip says of a row; nothing over a gap. */
  describe: (row: T) => ReactNode;
  children: ReactNode;
}

const TICK = { fill: "var(--muted)", fontSize: 11 };

/** Axes, grid and a cursor that all charts of the page share. Times are the station's. */
export function TimeChart<T extends { time: number }>(props: TimeChartProps<T>) {
  const { series, title, rows, values, headroom = 8, describe, children } = props;
  const { times, style } = timeTicks(series.from, series.to, series.timeZone);
  const decimals = values.every(Number.isInteger) ? 0 : 1;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={rows}
        title={title}
        syncId="history"
        syncMethod={nearest}
        margin={{ top: headroom, right: 10, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="time"
          type="number"
          domain={[series.from, series.to]}
          ticks={times}
          tickFormatter={(time: number) => formatTime(time, style, series.timeZone)}
          interval="equidistantPreserveStart"
          minTickGap={14}
          tick={TICK}
          tickLine={{ stroke: "var(--line)" }}
          tickMargin={6}
          axisLine={{ stroke: "var(--line)" }}
          allowDataOverflow
        />
        <YAxis
          domain={[values[0] ?? 0, values.at(-1) ?? 1]}
          ticks={values}
          tickFormatter={(value: number) => formatNumber(value, decimals)}
          interval={0}
          width={40}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        {children}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--muted)", strokeDasharray: "3 3" }}
          content={({ active, payload }) => {
            const row: T | undefined = payload?.[0]?.payload;
            return active && row ? describe(row) : null;
          }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

interface Tick {
  value: unknown;
}

/** Charts have rows of their own, so the one that is nearest in time answers. */
function nearest(ticks: readonly Tick[], { activeLabel }: { activeLabel?: string | number | undefined }): number {
  const time = Number(activeLabel);
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  ticks.forEach(({ value }, i) => {
    const away = Math.abs(Number(value) - time);
    if (away < distance) [best, distance] = [i, away];
  });
  return best;
}
