import { Line } from "recharts";
import { TimeChart } from "@/components/charts/axis/TimeChart";
import { valueTicks } from "@/components/charts/axis/valueTicks";
import { zoneOf } from "@/components/charts/charts";
import { ChartTooltip } from "@/components/charts/plots/ChartTooltip";
import { LoneDot } from "@/components/charts/plots/LoneDot";
import { timeStyle } from "@/components/charts/summary";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { MetricKey } from "@/lib/weather/metrics";
import { type CompareRow, compareRows, type Frame } from "./lines";

interface ComparePlotProps {
  metric: MetricKey;
  frame: Frame;
  /** One calendar stands for several years, so days have no year. */
  isYears: boolean;
}

/** Minimum distance between two labels of the value axis, in the reader's unit. */
const LEAST_STEP = 0.1;

/** Up to six lines on one chart; loaded late, because its library is large. */
export default function ComparePlot({ metric, frame, isYears }: ComparePlotProps) {
  const t = useText();
  const format = useFormat();
  const rows = compareRows(frame);
  const shown = (value: number | null | undefined) =>
    typeof value === "number" ? format.convert(metric, value) : null;
  const values = rows.flatMap((row) => row.values.flatMap((value) => shown(value) ?? []));
  const ticks = valueTicks(Math.min(...values), Math.max(...values), LEAST_STEP);

  function describe(row: CompareRow) {
    const style = isYears ? "day" : timeStyle(frame);
    const entries = frame.lines.flatMap(({ name, colour }, i) => {
      const value = row.values[i];
      return typeof value === "number" ? [{ label: name, text: format.value(metric, value), colour }] : [];
    });
    return <ChartTooltip time={format.timeIn(row.time, style, zoneOf(frame, format))} entries={entries} />;
  }

  return (
    <TimeChart
      series={frame}
      title={t("compare.chart", { metric: t(`metrics.${metric}`) })}
      rows={rows}
      values={ticks}
      describe={describe}
    >
      {frame.lines.map(({ name, colour, dash }, i) => (
        <Line
          key={name + String(i)}
          dataKey={(row: CompareRow) => shown(row.values[i])}
          stroke={colour}
          strokeWidth={1.75}
          strokeDasharray={dash ?? ""}
          strokeLinejoin="round"
          dot={(dot: { index: number; cx?: number; cy?: number }) => (
            <LoneDot key={dot.index} {...dot} isShown={isAlone(rows, dot.index, i)} fill={colour} />
          )}
          activeDot={{ r: 3.5, fill: colour, stroke: "var(--panel)", strokeWidth: 1.5 }}
          isAnimationActive={false}
        />
      ))}
    </TimeChart>
  );
}

function isAlone(rows: readonly CompareRow[], at: number, line: number): boolean {
  const has = (i: number) => typeof rows[i]?.values[line] === "number";
  return has(at) && !has(at - 1) && !has(at + 1);
}
