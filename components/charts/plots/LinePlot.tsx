import { useContext, useId, useMemo } from "react";
import { Area, Line, usePlotArea, useXAxisScale } from "recharts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { useTheme } from "@/components/theme/theme";
import type { Series } from "@/lib/contract/charts/series";
import type { Formats } from "@/lib/format/formats";
import { type Theme, temperatureLineColour } from "@/lib/weather/colours/palette";
import type { MetricKey } from "@/lib/weather/metrics";
import type { Site } from "@/lib/weather/sky/clearSky";
import { convert } from "@/lib/weather/units/units";
import { TimeChart } from "../axis/TimeChart";
import { valueTicks } from "../axis/valueTicks";
import { ChartControls } from "../ChartControls";
import { type Chart, type ChartLine, hasBand, isCoarse, zoneOf } from "../charts";
import { isAlone, type Row, toRows } from "../rows";
import { timeStyle } from "../summary";
import { ChartTooltip } from "./ChartTooltip";
import { hasClearSky, withClearSky } from "./clearSky";
import { LoneDot } from "./LoneDot";
import { RefusedMarks } from "./RefusedMarks";

const WIND_ARROW_SPACING_PX = 30;

const GRADIENT_STOPS = 16;

const STROKES = {
  main: { strokeWidth: 2 },
  thin: { strokeWidth: 1.25 },
  dashed: { strokeWidth: 1.25, strokeDasharray: "4 3" },
} as const;

const CLEAR_SKY = "var(--muted)";

export function LinePlot({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const theme = useTheme();
  const gradient = useId();
  const { site } = useContext(ChartControls);
  const keys: MetricKey[] = chart.lines.map(({ key }) => key);
  const rows = useRows(chart, series, site);
  const [main] = chart.lines;
  const band = hasBand(chart, series) ? main.key : undefined;
  const ticks = axisOf(chart, rows, keys, format, band);
  const paintOf = ({ colour }: ChartLine) => (colour === "temperature" ? `url(#${gradient})` : colour);
  const swatchOf = ({ key, colour }: ChartLine, row: Row) =>
    colour === "temperature" ? temperatureLineColour(row.values[key] ?? 0, theme) : colour;

  const celsius = (end = 0) => convert(end, format.reader.units.temperature, "°C");
  const shown = (value: number | null | undefined, key: MetricKey) =>
    typeof value === "number" ? format.convert(key, value) : null;

  function describe(row: Row) {
    const entries = chart.lines.flatMap((line) => {
      const value = row.values[line.key];
      if (typeof value !== "number") return [];
      const spread = line.key === band && row.bands[line.key];
      const mean = {
        label: t(`metrics.${line.key}`),
        text: format.value(line.key, value),
        colour: swatchOf(line, row),
      };
      if (!spread) return [mean];
      const [from, to] = [format.value(line.key, spread[0]), format.value(line.key, spread[1])];
      return [
        { ...mean, label: t("charts.mean") },
        { label: t("charts.rangeOf"), text: t("charts.span", { from, to }), colour: "transparent" },
      ];
    });
    const direction = row.values.windDirection;
    if (typeof direction === "number") {
      const label = t(isCoarse(series.resolution) ? "charts.resultant" : "charts.from");
      entries.push({ label, text: format.value("windDirection", direction), colour: "transparent" });
    }
    if (row.clearSky !== undefined) {
      const text = format.value("solarRadiation", row.clearSky);
      entries.push({ label: t("charts.clearSky"), text, colour: CLEAR_SKY });
    }
    return <ChartTooltip time={format.timeIn(row.time, timeStyle(series), zoneOf(series, format))} entries={entries} />;
  }

  return (
    <TimeChart
      series={series}
      title={t(chart.title)}
      rows={rows}
      values={ticks}
      describe={describe}
      headroom={chart.id === "wind" ? 24 : 8}
    >
      {main.colour === "temperature" && (
        <TemperatureGradient id={gradient} low={celsius(ticks[0])} high={celsius(ticks.at(-1))} theme={theme} />
      )}
      {band && (
        <Area
          dataKey={(row: Row) => row.bands[band]?.map((end) => format.convert(band, end)) ?? null}
          stroke="none"
          fill={paintOf(main)}
          fillOpacity={0.22}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {site && hasClearSky(chart) && (
        <Line
          dataKey={(row: Row) => row.clearSky ?? null}
          stroke={CLEAR_SKY}
          {...STROKES.dashed}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {chart.lines.toReversed().map((line) => (
        <Line
          key={line.key}
          dataKey={(row: Row) => shown(row.values[line.key], line.key)}
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
      {series.flagged && <RefusedMarks chart={chart} series={series} />}
    </TimeChart>
  );
}

function useRows(chart: Chart, series: Series, site: Site | undefined): Row[] {
  return useMemo(() => {
    const keys: MetricKey[] = chart.lines.map(({ key }) => key);
    const rows = toRows(series, chart.id === "wind" ? [...keys, "windDirection"] : keys);
    return site && hasClearSky(chart) ? withClearSky(rows, series.resolution, site) : rows;
  }, [chart, series, site]);
}

/** The labels of the value axis, in the reader's unit, which enclose everything drawn. */
function axisOf(
  { floor, ceiling, minStep, lines: [{ key: main }] }: Chart,
  rows: Row[],
  keys: MetricKey[],
  format: Formats,
  band?: MetricKey,
): number[] {
  if (floor !== undefined && ceiling !== undefined)
    return [0, 1, 2, 3, 4].map((i) => floor + (i / 4) * (ceiling - floor));
  const drawn = rows.flatMap((row) => [
    ...keys.map((key) => row.values[key]),
    ...((band && row.bands[band]) ?? []),
    row.clearSky,
  ]);
  const values = [...drawn, floor].filter((value): value is number => typeof value === "number");
  const shown = values.map((value) => format.convert(main, value));
  const step = format.convert(main, minStep) - format.convert(main, 0);
  return valueTicks(Math.min(...shown), Math.max(...shown), step);
}

interface TemperatureGradientProps {
  id: string;
  /** Bounds of the value axis, °C. */
  low: number;
  high: number;
  theme: Theme;
}

/** A gradient that colours each height by its temperature. */
function TemperatureGradient({ id, low, high, theme }: TemperatureGradientProps) {
  const area = usePlotArea();
  if (!area) return null;
  const shares = Array.from({ length: GRADIENT_STOPS + 1 }, (_, i) => i / GRADIENT_STOPS);
  return (
    <defs>
      <linearGradient id={id} gradientUnits="userSpaceOnUse" x1={0} x2={0} y1={area.y + area.height} y2={area.y}>
        {shares.map((share) => (
          <stop key={share} offset={share} stopColor={temperatureLineColour(low + share * (high - low), theme)} />
        ))}
      </linearGradient>
    </defs>
  );
}

/** Along the top, pointing where the wind blows to. As many as fit. */
function WindArrows({ rows }: { rows: Row[] }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  let last = Number.NEGATIVE_INFINITY;
  return (
    <g fill="var(--muted)">
      {rows.map(({ time, values: { windDirection } }) => {
        const x = scale(time);
        if (typeof windDirection !== "number" || x === undefined || x - last < WIND_ARROW_SPACING_PX) return null;
        last = x;
        return (
          <path
            key={time}
            d="M0-5.5 4 5 0 2.5-4 5Z"
            transform={`translate(${x} ${area.y - 11}) rotate(${windDirection + 180})`}
          />
        );
      })}
    </g>
  );
}
