import { AppError } from "../../errors";
import { isMetricKey, METRICS, type MetricKey } from "../../weather/metrics";
import { parseUnit, type Quantity, type Unit, unitsOf } from "../../weather/units";

/** What a column of a readings file holds. */
export type ReadingTarget =
  | { kind: "station" }
  | { kind: "time" }
  | { kind: "metric"; metric: MetricKey; unit: Unit }
  /** One channel that is no metric of ours. */
  | { kind: "channel"; name: string }
  /** All such channels, as a JSON object. */
  | { kind: "extra" };

const STATION_FIELDS = ["key", "name", "lat", "lon", "timeZone", "description"] as const;
export type StationField = (typeof STATION_FIELDS)[number];

/** What a column of a stations file holds; `key` is what the readings file calls the station. */
export type StationTarget = { kind: "field"; field: StationField } | { kind: "elevation"; unit: Unit };

/**
 * Reads `temperature:F`, `station`, `time`, `extra` or `extra.NAME`.
 * @throws AppError invalid, naming the column
 */
export function readingTarget(column: string, text: string): ReadingTarget {
  const { name, unit } = split(text);
  if (isMetricKey(name)) {
    const { quantity, unit: canonical } = METRICS[name];
    return { kind: "metric", metric: name, unit: unitOf(column, unit, quantity, canonical) };
  }
  refuseUnit(column, name, unit);
  if (name === "station" || name === "time" || name === "extra") return { kind: name };
  if (name.startsWith("extra.")) return { kind: "channel", name: name.slice("extra.".length) };
  throw unusable(column, `"${name}" is neither station, time, extra.NAME nor a metric`);
}

/**
 * Reads `elevation:ft` or the name of a field.
 * @throws AppError invalid, naming the column
 */
export function stationTarget(column: string, text: string): StationTarget {
  const { name, unit } = split(text);
  if (name === "elevation") return { kind: "elevation", unit: unitOf(column, unit, "distance", "m") };
  refuseUnit(column, name, unit);
  const field = STATION_FIELDS.find((known) => known === name);
  if (field) return { kind: "field", field };
  throw unusable(column, `"${name}" is none of ${STATION_FIELDS.join(", ")}, elevation`);
}

function split(text: string): { name: string; unit: string | undefined } {
  const colon = text.indexOf(":");
  if (colon === -1) return { name: text.trim(), unit: undefined };
  return { name: text.slice(0, colon).trim(), unit: text.slice(colon + 1) };
}

function unitOf(column: string, given: string | undefined, quantity: Quantity, canonical: Unit): Unit {
  if (given === undefined) return canonical;
  const unit = parseUnit(given);
  if (unit !== undefined && unitsOf(quantity).includes(unit)) return unit;
  throw unusable(column, `"${given.trim()}" is none of the units ${unitsOf(quantity).join(", ")}`);
}

function refuseUnit(column: string, name: string, unit: string | undefined): void {
  if (unit !== undefined) throw unusable(column, `${name} has no unit`);
}

function unusable(column: string, why: string): AppError {
  return new AppError("invalid", `The mapping of the column "${column}" can not be used: ${why}.`);
}
