import type { Series } from "@/lib/contract/charts/series";
import type { Formats } from "@/lib/format/formats";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";

export interface ChartLine {
  key: MetricKey;
  /** A CSS colour; the temperature scale colours its own line. */
  colour: string | "temperature";
  style: "main" | "thin" | "dashed";
}

export interface Chart {
  id:
    | "temperature"
    | "humidity"
    | "pressure"
    | "wind"
    | "rain"
    | "rainRate"
    | "snow"
    | "sunshine"
    | "light"
    | "lux"
    | "uv"
    | "soil"
    | "moisture"
    | "air"
    | "view"
    | "power";
  title: `metrics.${MetricKey}` | "charts.wind" | "charts.light" | "charts.particles";
  /** The summary describes the first line. */
  lines: readonly [ChartLine, ...ChartLine[]];
  /** Always included in the axis, whatever the values; in the canonical unit, like everything below. */
  floor?: number;
  ceiling?: number;
  /** Minimum distance between two labels of the axis, so that calm weather does not look extreme. */
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

const PERCENT = { floor: 0, ceiling: 100, minStep: 25 } as const;

const HUMIDITY: Chart = {
  id: "humidity",
  title: "metrics.humidity",
  lines: [{ key: "humidity", colour: "var(--chart-humidity)", style: "main" }],
  ...PERCENT,
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

const ALTIMETER_SETTING: Chart = {
  ...PRESSURE,
  title: "metrics.altimeterSetting",
  lines: [{ key: "altimeterSetting", colour: "var(--chart-pressure)", style: "main" }],
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

const RAIN_RATE: Chart = {
  id: "rainRate",
  title: "metrics.rainRate",
  lines: [{ key: "rainRate", colour: "var(--chart-rain)", style: "main" }],
  floor: 0,
  minStep: 1,
};

const SNOW: Chart = {
  id: "snow",
  title: "metrics.snowDepth",
  lines: [{ key: "snowDepth", colour: "var(--chart-gust)", style: "main" }],
  floor: 0,
  minStep: 2,
};

const SUNSHINE: Chart = {
  id: "sunshine",
  title: "metrics.sunshine",
  lines: [{ key: "sunshine", colour: "var(--chart-sun)", style: "main" }],
  floor: 0,
  minStep: 30,
};

const LIGHT: Chart = {
  id: "light",
  title: "charts.light",
  lines: [{ key: "solarRadiation", colour: "var(--chart-sun)", style: "main" }],
  floor: 0,
  minStep: 50,
};

const ILLUMINANCE: Chart = {
  ...LIGHT,
  title: "metrics.light",
  lines: [{ key: "light", colour: "var(--chart-sun)", style: "main" }],
  minStep: 100,
};

const OTHERS: readonly Chart[] = [
  { id: "uv", title: "metrics.uvIndex", lines: [single("uvIndex", "var(--chart-uv)")], floor: 0, minStep: 1 },
  { id: "soil", title: "metrics.soilTemperature", lines: [single("soilTemperature", "var(--chart-soil)")], minStep: 1 },
  {
    id: "moisture",
    title: "metrics.soilMoisture",
    lines: [single("soilMoisture", "var(--chart-humidity)")],
    ...PERCENT,
  },
  {
    id: "air",
    title: "charts.particles",
    lines: [single("pm25", "var(--chart-pressure)"), { key: "pm10", colour: "var(--chart-feels)", style: "thin" }],
    floor: 0,
    minStep: 5,
  },
  { id: "view", title: "metrics.visibility", lines: [single("visibility", "var(--chart-dew)")], floor: 0, minStep: 1 },
  { id: "power", title: "metrics.battery", lines: [single("battery", "var(--chart-battery)")], minStep: 0.1 },
];

function single(key: MetricKey, colour: string): ChartLine {
  return { key, colour, style: "main" };
}

/** The charts of the measured metrics and their lines; dew point and felt temperature only with raw readings. */
export function chartsOf({ metrics, resolution }: Series): Chart[] {
  const pressures = [PRESSURE, STATION_PRESSURE, ALTIMETER_SETTING];
  const pressure = pressures.find(({ lines: [{ key }] }) => metrics[key]) ?? PRESSURE;
  const light = metrics.solarRadiation ? [LIGHT, { ...ILLUMINANCE, id: "lux" as const }] : [ILLUMINANCE];
  return [TEMPERATURE, HUMIDITY, pressure, WIND, RAIN, RAIN_RATE, SNOW, SUNSHINE, ...light, ...OTHERS].flatMap(
    (chart) => {
      const measured = chart.lines.filter(({ key }) => metrics[key]);
      const [main, ...others] = measured;
      if (!main) return [];
      const isAlone = chart.id === "temperature" && isCoarse(resolution);
      return [{ ...chart, lines: isAlone ? [main] : [main, ...others] } satisfies Chart];
    },
  );
}

/** Does a point stand for an hour or more? Then its range is informative, and its wind is a resultant. */
export function isCoarse(resolution: Series["resolution"]): boolean {
  return resolution !== "raw" && resolution !== "minutes";
}

/** Does the chart draw amounts, such as rain? */
export function isTotal({ lines: [{ key }] }: Chart): boolean {
  return METRICS[key].aggregate === "sum";
}

/** Totals have no range to draw, and the range of the mean wind is covered by gusts if they were measured. */
export function hasBand(chart: Chart, { metrics, resolution }: Series): boolean {
  const { id, lines } = chart;
  if (isTotal(chart) || (id === "wind" && metrics.windGust)) return false;
  const { min = [], max = [] } = metrics[lines[0].key] ?? {};
  return isCoarse(resolution) && min.some((low, i) => low !== max[i]);
}

/** Does a point stand for a day or longer? Days are the station's for every reader. */
export function isDaily({ resolution }: Pick<Series, "resolution">): boolean {
  return resolution === "day" || resolution === "week" || resolution === "month";
}

/** The zone in which a series is displayed. */
export function zoneOf(series: Pick<Series, "resolution" | "timeZone">, format: Formats): string {
  return isDaily(series) ? series.timeZone : format.zoneOf(series.timeZone);
}
