import type { Series } from "@/lib/contract/series";
import type { Formats } from "@/lib/format/formats";
import type { MetricKey } from "@/lib/weather/metrics";

export interface ChartLine {
  key: MetricKey;
  /** A CSS colour; the temperature scale colours its own line. */
  colour: string | "temperature";
  style: "main" | "thin" | "dashed";
}

export interface Chart {
  id: "temperature" | "humidity" | "pressure" | "wind" | "rain";
  title: `metrics.${MetricKey}` | "charts.wind";
  /** The first one is what the summary speaks of. */
  lines: readonly [ChartLine, ...ChartLine[]];
  /** Always shown, whatever the values; in the unit that we keep, as all that follows. */
  floor?: number;
  ceiling?: number;
  /** Least distance between two labels of the axis: calm weather must not look wild. */
  minStep: number;
}

const TEMPERATURE: Chart = {
  id: "temperature",
  title: "metrics.temperature",
  lines: [
    { key: "temperature", colour: "temperature", style: "main" },
    { key: "dewPoint", colour: "var(--chart-dew)", style: "thin" },
    { key: "feelsLike", colour: "var(--chart-feels)", style: "dashed" },
  ],
  minStep: 1,
};

const HUMIDITY: Chart = {
  id: "humidity",
  title: "metrics.humidity",
  lines: [{ key: "humidity", colour: "var(--chart-humidity)", style: "main" }],
  floor: 0,
  ceiling: 100,
  minStep: 25,
};

const PRESSURE: Chart = {
  id: "pressure",
  title: "metrics.seaLevelPressure",
  lines: [{ key: "seaLevelPressure", colour: "var(--chart-pressure)", style: "main" }],
  minStep: 2,
};

const STATION_PRESSURE: Chart = {
  ...PRESSURE,
  title: "metrics.pressure",
  lines: [{ key: "pressure", colour: "var(--chart-pressure)", style: "main" }],
};

const WIND: Chart = {
  id: "wind",
  title: "charts.wind",
  lines: [
    { key: "windSpeed", colour: "var(--chart-wind)", style: "main" },
    { key: "windGust", colour: "var(--chart-gust)", style: "thin" },
  ],
  floor: 0,
  minStep: 1,
};

const RAIN: Chart = {
  id: "rain",
  title: "metrics.rain",
  lines: [{ key: "rain", colour: "var(--chart-rain)", style: "main" }],
  floor: 0,
  minStep: 0.5,
};

/** The charts of what was measured, with the lines that were; dew point and felt temperature only beside single readings. */
export function chartsOf(series: Series): Chart[] {
  const pressure = series.metrics.seaLevelPressure ? PRESSURE : STATION_PRESSURE;
  return [TEMPERATURE, HUMIDITY, pressure, WIND, RAIN].flatMap((chart) => {
    const measured = chart.lines.filter(({ key }) => series.metrics[key]);
    const [main, ...others] = measured;
    if (!main) return [];
    const isAlone = chart.id === "temperature" && (series.resolution === "hour" || series.resolution === "day");
    return [{ ...chart, lines: isAlone ? [main] : [main, ...others] } satisfies Chart];
  });
}

/** Bands are drawn where the spread within an hour or a day tells something of its own, if there is any. */
export function hasBand({ id, lines: [{ key }] }: Chart, { metrics }: Series): boolean {
  const { min = [], max = [] } = metrics[key] ?? {};
  return (id === "temperature" || id === "humidity") && min.some((low, i) => low !== max[i]);
}

/** The zone whose clock a series is shown by: days are the station's for everybody. */
export function zoneOf({ resolution, timeZone }: Series, format: Formats): string {
  return resolution === "day" ? timeZone : format.zoneOf(timeZone);
}
