import { feelsLike } from "../formulas/comfort";
import { dewPoint } from "../formulas/humidity";
import { altimeterSetting, needsEarlierTemperature, seaLevelPressure } from "../formulas/pressure";
import { METRICS, type MetricKey, type Values } from "../metrics";
import { type Flags, goodValues } from "../quality/quality";
import { calibrated } from "./calibration";
import { earlierTemperature, type TimedTemperature } from "./earlierTemperature";
import { elevationAt, type StationMetadata } from "./metadata";

/** Metrics that may be derived where they were not measured. */
export const DERIVED = ["dewPoint", "feelsLike", "seaLevelPressure", "altimeterSetting"] as const;
export type Derived = (typeof DERIVED)[number];

/**
 * Derived metrics that get statistics. The altimeter setting is left out: it rises and falls with the station pressure,
 * which has statistics already, and another metric per hour would cost as much as any other.
 */
export const SUMMARISED: readonly Derived[] = DERIVED.filter((key) => key !== "altimeterSetting");

/** What derivation needs besides the reading itself. */
export interface ReadingContext extends StationMetadata {
  /**
   * The station's good temperatures of about twelve hours earlier, oldest first: see `windowsOf`. Only high stations
   * need them.
   */
  temperatures?: readonly TimedTemperature[];
}

type Formula = (values: Values, elevation: number | null, earlier: number | undefined) => number | null;

const FORMULAS: Record<Derived, Formula> = {
  dewPoint: ({ temperature, humidity }) =>
    temperature === undefined || humidity === undefined ? null : dewPoint(temperature, humidity),

  feelsLike: ({ temperature, humidity, windSpeed }) =>
    temperature === undefined ? null : feelsLike(temperature, humidity, windSpeed),

  seaLevelPressure: ({ pressure, temperature, humidity }, elevation, earlier) =>
    pressure === undefined || temperature === undefined || elevation === null
      ? null
      : seaLevelPressure(pressure, elevation, temperature, humidity, earlier),

  altimeterSetting: ({ pressure }, elevation) =>
    pressure === undefined || elevation === null ? null : altimeterSetting(pressure, elevation),
};

const INPUTS: Record<Derived, readonly MetricKey[]> = {
  dewPoint: ["temperature", "humidity"],
  feelsLike: ["temperature", "humidity", "windSpeed"],
  seaLevelPressure: ["pressure", "temperature", "humidity"],
  altimeterSetting: ["pressure"],
};

/** These metrics and all metrics from which any of them may be derived. */
export function withInputs(metrics: readonly MetricKey[]): MetricKey[] {
  return [...new Set(metrics.flatMap((key) => [key, ...(isDerived(key) ? INPUTS[key] : [])]))];
}

/** Can this metric be derived? */
export function isDerived(key: MetricKey): key is Derived {
  return (DERIVED as readonly MetricKey[]).includes(key);
}

/**
 * The derived value for these good values in canonical units; undefined where it cannot be computed or is physically
 * impossible.
 * @param elevation m above sea level, null if unknown
 * @param earlier the temperature twelve hours earlier, °C
 */
export function derivedValue(
  key: Derived,
  values: Values,
  elevation: number | null,
  earlier?: number,
): number | undefined {
  const value = FORMULAS[key](values, elevation, earlier);
  return value !== null && value >= METRICS[key].min && value <= METRICS[key].max ? value : undefined;
}

/** The derived value for the good values of a reading of that time. */
function derivedAt(key: Derived, values: Values, context: ReadingContext, time: number): number | undefined {
  const elevation = elevationAt(context, time);
  const isReduced = key === "seaLevelPressure" && needsEarlierTemperature(elevation);
  return derivedValue(
    key,
    values,
    elevation,
    isReduced ? earlierTemperature(context.temperatures ?? [], time) : undefined,
  );
}

/** A reading as stored: raw values, the flags of quality control and people, and corrections. */
export interface StoredReading {
  /** Epoch ms. */
  time: number;
  values: Values;
  flags: Flags | null;
  corrections: Values | null;
}

/**
 * The values shown for a reading: its good values, calibrated for that time, and the values derived from them and the
 * station's elevation then (for high stations also from an earlier temperature). Values that were sent, or for which a
 * person decided what to show, are never derived: a measured value is kept, and a hidden value stays hidden.
 * @param wanted the metrics to derive, if not all
 */
export function shownValues(
  reading: StoredReading,
  context: ReadingContext,
  wanted: readonly Derived[] = DERIVED,
): Values {
  const { time, values, flags } = reading;
  const shown = goodValuesAt(reading, context);
  for (const key of wanted) {
    if (shown[key] !== undefined || values[key] !== undefined || flags?.[key] !== undefined) continue;
    const value = derivedAt(key, shown, context, time);
    if (value !== undefined) shown[key] = value;
  }
  return shown;
}

/** The good values of a reading with the calibrations of its time. */
export function goodValuesAt({ time, values, flags, corrections }: StoredReading, metadata: StationMetadata): Values {
  return goodValues(calibrated(values, time, metadata.calibrations), flags, corrections);
}

/** The value of one metric without its flag and correction: the raw value, or the one derived from the others. */
export function unjudgedValue(
  { flags, corrections, ...reading }: StoredReading,
  metric: MetricKey,
  context: ReadingContext,
): number | undefined {
  return shownValues({ ...reading, flags: without(flags, metric), corrections: without(corrections, metric) }, context)[
    metric
  ];
}

function without<Entries extends object>(entries: Entries | null, metric: MetricKey): Entries | null {
  return entries && { ...entries, [metric]: undefined };
}

/** Instruments report no more decimals than this. */
const MEASURED_DECIMALS = 3;

/**
 * Removes from a new reading the values that another installation derived, as in an exported file: those that equal, to
 * the last digit, what is derived here. Stored as measurements, they would not follow a correction.
 */
export function withoutEchoes(
  { time, values, flags, corrections = null }: Omit<StoredReading, "corrections"> & Partial<StoredReading>,
  context: ReadingContext,
): Values {
  if (DERIVED.every((key) => values[key] === undefined)) return values;
  const sent = { ...values };
  const good = goodValues(values, flags, corrections);
  for (const key of DERIVED) {
    const value = good[key];
    if (value === undefined || corrections?.[key] !== undefined) continue;
    if (value === Number(value.toFixed(MEASURED_DECIMALS))) continue;
    const follows = derivedAt(key, good, context, time);
    if (follows !== undefined && isSame(value, follows, 1e-12)) delete sent[key];
  }
  return sent;
}

export function isSame(a: number, b: number, relative: number): boolean {
  return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b));
}
