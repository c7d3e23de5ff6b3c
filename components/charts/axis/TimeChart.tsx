import { type ReactNode, useContext } from "react";
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormat } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/charts/series";
import { ChartControls } from "../ChartControls";
import { zoneOf } from "../charts";
import { SelectRange } from "./SelectRange";
import { timeTicks } from "./timeTicks";
import { usePrinted } from "./usePrinted";

interface TimeChartProps<T extends { time: number }> {
  series: Pick<Series, "from" | "to" | "timeZone" | "resolution">;
  title: string;
  rows: T[];
  /** Labels of the value axis; the first and the last are its bounds. */
  values: number[];
  /** Space above the plot, px. */
  headroom?: number;
  /** The tooltip for a row; null over a gap. */
  describe: (row: T) => ReactNode;
  children: ReactNode;
}

/**
 * Size of a chart on A4 within the margins of page and card, px; pages with charts are printed at three quarters of
 * their size. Fixed, because a chart that has just appeared is measured too late to be printed.
 */
const SHEET = { width: 880, height: 224 };
const FRAME = { width: "100%", height: "100%" } as const;

const TICK = { fill: "var(--muted)", fontSize: 11 };

/** Axes, grid and a cursor shared by all charts of the page. `values` and the plot are in the reader's unit. */
export function TimeChart<T extends { time: number }>(props: TimeChartProps<T>) {
  const { series, title, rows, values, headroom = 8, describe, children } = props;
  const format = useFormat();
  const { onSelect } = useContext(ChartControls);
  const isPrinted = usePrinted();
  const zone = zoneOf(series, format);
  const { times, style } = timeTicks(series.from, series.to, zone);
  const decimals = decimalsOf(values);
  return (
    <ResponsiveContainer {...(isPrinted ? SHEET : FRAME)}>
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
          tickFormatter={(time: number) => format.timeIn(time, style, zone)}
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
          tickFormatter={(value: number) => format.number(value, decimals)}
          interval={0}
          width={44}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        {children}
        {onSelect && <SelectRange onSelect={onSelect} />}
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

/** The decimals that the labels of an axis need. */
function decimalsOf(values: readonly number[]): number {
  return [0, 1, 2].find((decimals) => values.every((value) => Number(value.toFixed(decimals)) === value)) ?? 3;
}

interface Tick {
  value: unknown;
}

/** Charts have different rows, so the cursor shows the one nearest in time. */
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
