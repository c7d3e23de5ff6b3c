import type { ReactNode } from "react";
import type { ClimatePeriod, ClimateValue } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import type { MetricKey } from "@/lib/weather/metrics";
import { derivedFormats } from "../derived";
import { EstimateMark, isEstimated } from "../estimate";
import { Extreme, From, Temperature } from "./cells";

/** The fields shared by a day, a month and a year. */
export type Row = Pick<ClimatePeriod, "metrics" | "degreeDays" | "evapotranspiration" | "windRun" | "prevailingWind">;

export interface Column {
  id: string;
  heading: string;
  unit: string;
  /** Null where nothing was measured. */
  cell: (row: Row) => ReactNode;
  /** For a mean, total or count: the metric that must have been observed for long enough. */
  metric?: MetricKey;
  /** For an extreme: its time, epoch ms. */
  time?: (row: Row) => number | undefined;
}

interface Options extends Preferred {
  /** Metrics that it does not have get no column. */
  summary: Row;
  /** Formats the time of an extreme briefly. */
  when: (time: number) => string;
}

/** A report shows the first of these that was measured. */
const PRESSURES = ["seaLevelPressure", "pressure", "altimeterSetting"] as const;

/** The columns of a report, left to right. */
export function columnsOf(options: Options): Column[] {
  const { summary, t } = options;
  const has = (metric: MetricKey) => summary.metrics[metric] !== undefined;
  const pressure = PRESSURES.find(has);
  const mean = (metric: MetricKey, heading: string) => (has(metric) ? [meanColumn(metric, heading, options)] : []);
  return [
    ...mean("temperature", t("report.mean")),
    ...(has("temperature") ? temperatureColumns(options) : []),
    ...mean("rain", t("metrics.rain")),
    ...(has("rainRate") ? [highColumn("rainRate", t("metrics.rainRate"), options)] : []),
    ...(has("snowDepth") ? [highColumn("snowDepth", t("metrics.snowDepth"), options)] : []),
    ...mean("sunshine", t("metrics.sunshine")),
    ...mean("windSpeed", t("report.wind")),
    ...(has("windGust") ? [highColumn("windGust", t("report.gust"), options)] : []),
    ...(summary.prevailingWind === null ? [] : [directionColumn(options)]),
    ...(summary.windRun === null ? [] : [windRunColumn(options)]),
    ...mean("humidity", t("metrics.humidity")),
    ...(pressure ? mean(pressure, t(`metrics.${pressure}`)) : []),
    ...mean("solarRadiation", t("report.sun")),
    ...mean("light", t("metrics.light")),
    ...(summary.evapotranspiration === null ? [] : [evapotranspirationColumn(options)]),
    ...(summary.degreeDays === null ? [] : degreeDayColumns(options)),
  ];
}

function meanColumn(metric: MetricKey, heading: string, { format }: Options): Column {
  return {
    id: metric,
    metric,
    heading,
    unit: format.unit(metric),
    cell: ({ metrics }) => {
      const value = metrics[metric]?.value;
      if (typeof value !== "number") return null;
      const written = format.bare(metric, value);
      return metric === "rain" && value === 0 ? <span className="text-muted">{written}</span> : written;
    },
  };
}

function temperatureColumns({ t, format, when }: Options): Column[] {
  const column = (
    id: "high" | "low",
    celsius: (value: ClimateValue) => number,
    time: (value: ClimateValue) => number,
  ) => ({
    id,
    heading: t(`report.${id}`),
    unit: format.unit("temperature"),
    cell: ({ metrics: { temperature } }: Row) =>
      temperature ? (
        <Extreme when={when(time(temperature))}>
          <Temperature celsius={celsius(temperature)} format={format} />
        </Extreme>
      ) : null,
    time: ({ metrics: { temperature } }: Row) => temperature && time(temperature),
  });
  return [
    column(
      "high",
      ({ max }) => max,
      ({ maxTime }) => maxTime,
    ),
    column(
      "low",
      ({ min }) => min,
      ({ minTime }) => minTime,
    ),
  ];
}

/** Metrics of which the highest value is more informative than the mean. A maximum of zero has no time. */
function highColumn(metric: "windGust" | "rainRate" | "snowDepth", heading: string, { format, when }: Options): Column {
  return {
    id: metric === "windGust" ? "gust" : metric,
    heading,
    unit: format.unit(metric),
    cell: ({ metrics: { [metric]: value } }) => {
      if (!value) return null;
      const written = format.bare(metric, value.max);
      if (value.max === 0) return <span className="text-muted">{written}</span>;
      return <Extreme when={when(value.maxTime)}>{written}</Extreme>;
    },
    time: ({ metrics: { [metric]: value } }) => (value && value.max > 0 ? value.maxTime : undefined),
  };
}

function directionColumn({ t, format }: Options): Column {
  return {
    id: "direction",
    heading: t("report.direction"),
    unit: "",
    cell: ({ prevailingWind }) => (prevailingWind === null ? null : <From degrees={prevailingWind} format={format} />),
  };
}

function windRunColumn({ t, format }: Options): Column {
  const { windRun: written, windRunUnit } = derivedFormats(format);
  return {
    id: "windRun",
    metric: "windSpeed",
    heading: t("report.windRun"),
    unit: windRunUnit,
    cell: ({ windRun }) => (windRun === null ? null : written(windRun)),
  };
}

function evapotranspirationColumn({ t, format }: Options): Column {
  return {
    id: "evapotranspiration",
    metric: "temperature",
    heading: "ET₀",
    unit: format.unit("rain"),
    cell: ({ evapotranspiration }) =>
      evapotranspiration && (
        <>
          {isEstimated(evapotranspiration) && <EstimateMark t={t} />}
          {format.bare("rain", evapotranspiration.value)}
        </>
      ),
  };
}

function degreeDayColumns({ t, format }: Options): Column[] {
  const { degreeDays: written, degreeDaysUnit } = derivedFormats(format);
  return (["heating", "cooling", "growing"] as const).map((kind) => ({
    id: kind,
    metric: "temperature",
    heading: t(`report.${kind}`),
    unit: degreeDaysUnit,
    cell: ({ degreeDays }) => degreeDays && written(degreeDays[kind]),
  }));
}
