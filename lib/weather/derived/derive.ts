import { feelsLike } from "../formulas/comfort";
import { dewPoint } from "../formulas/humidity";
import { altimeterSetting, needsEarlierTemperature, seaLevelPressure } from "../formulas/pressure";
import { METRICS, type MetricKey, type Values } from "../metrics";
import { type Flags, goodValues } from "../quality/quality";
import { calibrated } from "./calibration";
import { earlierTemperature, type TimedTemperature } from "./earlierTemperature";
import { elevationAt, type StationMetadata } from "./metadata";

/** What may be derived where it was not measured. */
export const DERIVED = ["dewPoint", "feelsLike", "seaLevelPressure", "altimeterSetting"] as const;
export type Derived = (typeof DERIVED)[number];

/**
 * What statistics are made of though it was not measured. The altimeter setting goes up and down with the station pressure, of which
 * they are made already; another metric of each hour would cost as much as any, and tell nothing more.
 */
export const SUMMARISED: readonly Derived[] = DERIVED.filter((key) => key !== "altimeterSetting");

/** What must be known besides a reading to tell what follows from it. */
export interface ReadingContext extends StationMetadata {
  /** The station's good temperatures of about twelve hours before, oldest first: see `windowsOf`. Only high stations need any. */
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

/** These metrics and those that any of them may be derived from. */
export function withInputs(metrics: readonly MetricKey[]): MetricKey[] {
  return [...new Set(metrics.flatMap((key) => [key, ...(isDerived(key) ? INPUTS[key] : [])]))];
}

/** May it be derived? */
export function isDerived(key: MetricKey): key is Derived {
  return (DERIVED as readonly MetricKey[]).includes(key);
}

/**
 * What follows from these values (good ones, canonical units): undefined where it cannot be computed, or comes out beyond
 * what is physically possible.
 * @param elevation m above sea level, null if unknown
 * @param earlier the temperature of twelve hours before, °C
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

/** What follows from the good values of a reading of that time. */
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

/** What is stored of a reading: values as they were sent, and what quality control and people say of them. */
export interface StoredReading {
  /** Epoch ms. */
  time: number;
  values: Values;
  flags: Flags | null;
  corrections: Values | null;
}

/**
 * What anybody is shown of a reading: its good values by the calibrations of that time, and what follows from them and from the
 * station's elevation then; of high stations, from an earlier temperature besides. Nothing is derived that was sent, or of which
 * somebody said what to show: a measured value stays one, and what was hidden stays hidden.
 * @param wanted what to derive, where no more is asked for
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

/** The good values of a reading, by the calibrations of its time. */
export function goodValuesAt({ time, values, flags, corrections }: StoredReading, metadata: StationMetadata): Values {
  return goodValues(calibrated(values, time, metadata.calibrations), flags, corrections);
}

/** What would be shown of one metric if nothing were said of it: the value that was sent, or what follows from the others. */
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

/** Instruments tell no more decimals. */
const MEASURED_DECIMALS = 3;

/**
 * The values of a new reading without those that an installation like this one derived, as in a file that was exported: to the
 * last digits what follows from the others here too. Stored as if measured, they would not follow a correction.
 */
export function withoutEchoes(reading: Omit<StoredReading, "corrections">, context: ReadingContext): Values {
  const { time, values, flags } = reading;
  if (DERIVED.every((key) => values[key] === undefined)) return values;
  const sent = { ...values };
  const good = goodValues(values, flags, null);
  for (const key of DERIVED) {
    const value = good[key];
    if (value === undefined || value === Number(value.toFixed(MEASURED_DECIMALS))) continue;
    const follows = derivedAt(key, good, context, time);
    if (follows !== undefined && isSame(value, follows, 1e-12)) delete sent[key];
  }
  return sent;
}

export function isSame(a: number, b: number, relative: number): boolean {
  return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b));
}
