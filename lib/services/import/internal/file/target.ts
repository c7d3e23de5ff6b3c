import { BAD_CHANNEL_NAME, isChannelName } from "../../../../contract/reading/channels";
import { whyNoStatistic } from "../../../../contract/reading/period-value";
import { AppError } from "../../../../errors";
import { isMetricKey, METRICS, type MetricKey } from "../../../../weather/metrics";
import { isRainCounter, RAIN_COUNTERS, type RainCounter } from "../../../../weather/rain/counters";
import { isStatistic, STATISTICS, type Statistic } from "../../../../weather/statistics/periods";
import { parseUnit, type Quantity, type Unit, unitsOf } from "../../../../weather/units/units";

/** The unit of a column's numbers. */
interface FileUnit {
  unit: Unit;
  /** The numbers are tenths of the unit. */
  tenths?: true;
}

/** What a column of a readings file contains. */
export type ReadingTarget =
  | { kind: "station" }
  /** The time, or if several columns have it, a part of its text. */
  | { kind: "time" }
  /** One number of the time. */
  | { kind: "timePart"; part: TimePart }
  /** A day, for the values of other columns. */
  | { kind: "date" }
  | ({ kind: "metric"; metric: MetricKey } & FileUnit)
  | ({ kind: "counter"; counter: RainCounter } & FileUnit)
  /** In a table with a line for each value: which value it is, by the names under `sensors` in the mapping. */
  | { kind: "sensor" }
  /** The value of such a line. */
  | { kind: "value" }
  /** A statistic of a whole day. */
  | ({ kind: "daily"; metric: MetricKey; statistic: Statistic } & FileUnit)
  /** A METAR, of which the extremes of the preceding hours are used. */
  | { kind: "metar" }
  /** One channel that is not a metric. */
  | { kind: "channel"; name: string }
  /** All such channels, as a JSON object. */
  | { kind: "extra" };

const SIMPLE = ["station", "time", "date", "metar", "extra", "sensor", "value"] as const;

export const TIME_PARTS = ["year", "month", "day", "hour", "minute", "second"] as const;
export type TimePart = (typeof TIME_PARTS)[number];

const STATION_FIELDS = ["key", "name", "lat", "lon", "timeZone", "description"] as const;
export type StationField = (typeof STATION_FIELDS)[number];

/** What a column of a stations file contains; `key` is the station's name in the readings file. */
export type StationTarget = { kind: "field"; field: StationField } | { kind: "elevation"; unit: Unit };

/**
 * Parses `temperature:F`, `temperature.max:F`, `station`, `time`, `date`, `metar`, `extra` or `extra.NAME`. Tenths of a
 * unit are prefixed with 0.1: `rain.total:0.1mm`.
 * @throws AppError invalid, naming the column
 */
export function readingTarget(column: string, text: string): ReadingTarget {
  const { name, unit } = split(text);
  if (isMetricKey(name)) {
    return { kind: "metric", metric: name, ...fileUnit(column, unit, name) };
  }
  const [metric = ""] = name.split(".", 1);
  if (isMetricKey(metric)) {
    const statistic = name.slice(metric.length + 1);
    if (!isStatistic(statistic)) throw unusable(column, `"${statistic}" is not one of ${STATISTICS.join(", ")}`);
    const why = whyNoStatistic(metric, statistic);
    if (why !== undefined) throw unusable(column, why.replace(/\.$/, ""));
    return { kind: "daily", metric, statistic, ...fileUnit(column, unit, metric) };
  }
  if (isRainCounter(name)) return { kind: "counter", counter: name, ...fileUnit(column, unit, "rain") };
  refuseUnit(column, name, unit);
  const simple = SIMPLE.find((kind) => kind === name);
  if (simple) return { kind: simple };
  const part = TIME_PARTS.find((one) => name === `time.${one}`);
  if (part) return { kind: "timePart", part };
  if (name.startsWith("extra.")) return channelTarget(column, name.slice("extra.".length));
  throw unusable(
    column,
    `"${name}" is neither station, time, time.year and the like, date, ${RAIN_COUNTERS.join(", ")}, sensor, value, metar, extra.NAME, a metric nor METRIC.max, .min, .mean or .total`,
  );
}

function channelTarget(column: string, name: string): ReadingTarget {
  if (!isChannelName(name))
    throw unusable(column, `"${name}" is not a name of a channel: ${BAD_CHANNEL_NAME}`.slice(0, -1));
  if (isMetricKey(name)) throw unusable(column, `"${name}" is a metric, not a channel`);
  return { kind: "channel", name };
}

/**
 * Parses `elevation:ft` or the name of a field.
 * @throws AppError invalid, naming the column
 */
export function stationTarget(column: string, text: string): StationTarget {
  const { name, unit } = split(text);
  if (name === "elevation") return { kind: "elevation", unit: unitOf(column, unit, "distance", "m") };
  refuseUnit(column, name, unit);
  const field = STATION_FIELDS.find((known) => known === name);
  if (field) return { kind: "field", field };
  throw unusable(column, `"${name}" is not one of ${STATION_FIELDS.join(", ")}, elevation`);
}

function split(text: string): { name: string; unit: string | undefined } {
  const colon = text.indexOf(":");
  if (colon === -1) return { name: text.trim(), unit: undefined };
  return { name: text.slice(0, colon).trim(), unit: text.slice(colon + 1) };
}

const TENTHS = /^\s*0\.1\s*(?=\D)/;

function fileUnit(column: string, given: string | undefined, metric: MetricKey): FileUnit {
  const { quantity, unit } = METRICS[metric];
  if (given === undefined || !TENTHS.test(given)) return { unit: unitOf(column, given, quantity, unit) };
  return { unit: unitOf(column, given.replace(TENTHS, ""), quantity, unit), tenths: true };
}

function unitOf(column: string, given: string | undefined, quantity: Quantity, canonical: Unit): Unit {
  if (given === undefined) return canonical;
  const unit = parseUnit(given);
  if (unit !== undefined && unitsOf(quantity).includes(unit)) return unit;
  throw unusable(column, `"${given.trim()}" is not one of the units ${unitsOf(quantity).join(", ")}`);
}

function refuseUnit(column: string, name: string, unit: string | undefined): void {
  if (unit !== undefined) throw unusable(column, `${name} has no unit`);
}

function unusable(column: string, why: string): AppError {
  return new AppError("invalid", `The mapping of the column "${column}" cannot be used: ${why}.`);
}
