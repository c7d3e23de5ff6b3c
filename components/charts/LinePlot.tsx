import { useTheme } from "next-themes";
import { useId } from "react";
import { Area, Line } from "recharts";
import type { Series } from "@/lib/contract/series";
import { formatTime } from "@/lib/format/time";
import { formatValue } from "@/lib/format/value";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";
import { temperatureLineColour } from "@/lib/weather/palette";
import { ChartTooltip } from "./ChartTooltip";
import { type Chart, type ChartLine, hasBand } from "./charts";
import { isAlone, type Row, toRows } from "./rows";
import { timeStyle } from "./summary";
import { TemperatureGradient } from "./TemperatureGradient";
import { TimeChart } from "./TimeChart";
import { valueTicks } from "./valueTicks";
import { WindArrows } from "./WindArrows";

const STROKES = {
  main: { strokeWidth: 2 },
  thin: { strokeWidth: 1.25 },
  dashed: { strokeWidth: 1.25, strokeDasharray: "4 3" },
} as const;

export function LinePlot({ chart, series }: { chart: Chart; series: Series }) {
  const theme = useTheme().resolvedTheme === "dark" ? "dark" : "light";
  const gradient = useId();
  const keys: MetricKey[] = chart.lines.map(({ key }) => key);
  const rows = toRows(series, chart.id === "wind" ? [...keys, "windDirection"] : keys);
  const [main] = chart.lines;
  const band = hasBand(chart, series) ? main.key : undefined;
  const ticks = axisOf(chart, rows, keys, band);
  const paintOf = ({ colour }: ChartLine) => (colour === "temperature" ? `url(#${gradient})` : colour);
  const swatchOf = ({ key, colour }: ChartLine, row: Row) =>
    colour === "temperature" ? temperatureLineColour(row.values[key] ?? 0, theme) : colour;

  function describe(row: Row) {
    const entries = chart.lines.flatMap((line) => {
      const value = row.values[line.key];
      if (typeof value !== "number") return [];
      const spread = line.key === band && row.bands[line.key];
      const mean = { label: METRICS[line.key].label, text: formatValue(line.key, value), colour: swatchOf(line, row) };
      if (!spread) return [mean];
      const range = spread.map((end) => formatValue(line.key, end)).join(" to ");
      return [
        { ...mean, label: "Mean" },
        { label: "Range", text: range, colour: "transparent" },
      ];
    });
    const direction = row.values.windDirection;
    if (typeof direction === "number") {
      entries.push({ label: "From", text: formatValue("windDirection", direction), colour: "transparent" });
    }
    return <ChartTooltip time={formatTime(row.time, timeStyle(series), series.timeZone)} entries={entries} />;
  }

  return (
    <TimeChart
      series={series}
      title={chart.title}
      rows={rows}
      values={ticks}
      describe={describe}
      headroom={chart.id === "wind" ? 24 : 8}
    >
      {main.colour === "temperature" && <TemperatureGradient id={gradient} values={ticks} theme={theme} />}
      {band && (
        <Area
          dataKey={(row: Row) => row.bands[band] ?? null}
          stroke="none"
          fill={paintOf(main)}
          fillOpacity={0.22}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {chart.lines.toReversed().map((line) => (
        <Line
          key={line.key}
          dataKey={(row: Row) => row.values[line.key] ?? null}
          stroke={paintOf(line)}
          {...STROKES[line.style]}
          strokeLinecap="round"
          strokeLinejoin="round"
          dot={(dot: { index: number; cx?: number; cy?: number }) => (
            <LoneDot key={dot.index} {...dot} isShown={isAlone(rows, dot.index, line.key)} fill={paintOf(line)} />
          )}
          activeDot={{ r: 3.5, fill: paintOf(line), stroke: "var(--panel)", strokeWidth: 1.5 }}
          isAnimationActive={false}
        />
      ))}
      {chart.id === "wind" && <WindArrows rows={rows} />}
    </TimeChart>
  );
}

interface LoneDotProps {
  cx?: number;
  cy?: number;
  isShown: boolean;
  fill: string;
}

function LoneDot({ cx, cy, isShown, fill }: LoneDotProps) {
  return isShown ? <circle cx={cx} cy={cy} r={2} fill={fill} /> : null;
}

/** The labels of the value axis, around all that is drawn. */
function axisOf({ floor, ceiling, minStep }: Chart, rows: Row[], keys: MetricKey[], band?: MetricKey): number[] {
  if (floor !== undefined && ceiling !== undefined)
    return [0, 1, 2, 3, 4].map((i) => floor + (i / 4) * (ceiling - floor));
  const drawn = rows.flatMap((row) => [...keys.map((key) => row.values[key]), ...((band && row.bands[band]) ?? [])]);
  const values = [...drawn, floor].filter((value): value is number => typeof value === "number");
  return valueTicks(Math.min(...values), Math.max(...values), minStep);
}
