import { METRIC_KEYS, METRICS, type Metric, type MetricKey } from "../metrics";
import { MINUTE_MS } from "../time/durations";

type Optional = "floor" | "ceiling" | "step" | "burst" | "isTime" | "usual" | "stuckMinutes";

/** The part of a metric that quality control needs. */
export type Limits = Pick<Metric, "min" | "max" | "quantity"> & { [Key in Optional]: Metric[Key] | undefined };

/**
 * Copies of one shape, because recording reads them ten times per value: the objects of METRICS differ in their fields,
 * and access to them is slower.
 */
export const LIMITS = Object.fromEntries(METRIC_KEYS.map((key) => [key, limitsOf(METRICS[key])])) as Record<
  MetricKey,
  Limits
>;

function limitsOf({ min, max, quantity, floor, ceiling, step, burst, isTime, usual, stuckMinutes }: Metric): Limits {
  return { min, max, quantity, floor, ceiling, step, burst, isTime, usual, stuckMinutes };
}

/** Readings at the limit's interval sometimes arrive a little late. */
const TOLERANCE = 1.5;

type StepLimits = { step?: Metric["step"] | undefined };

/**
 * The largest change of a metric within `elapsed` ms that is not flagged; infinite where there is no limit. Between the
 * limits for one minute and for the longest time it grows as a power of the time: for temperature roughly as the square
 * root.
 */
export function stepLimit(metric: StepLimits, elapsed: number): number {
  const { step } = metric;
  if (!step || !hasStepLimit(metric, elapsed)) return Number.POSITIVE_INFINITY;
  const minutes = elapsed / MINUTE_MS;
  if (minutes >= step.minutes) return step.longest;
  return growth(Math.max(1, minutes), { first: step.minute, last: step.longest, minutes: step.minutes });
}

/** Is there a limit for a change within `elapsed` ms? Cheaper than the limit itself, which few readings need. */
export function hasStepLimit({ step }: StepLimits, elapsed: number): boolean {
  return step !== undefined && elapsed <= step.minutes * MINUTE_MS * TOLERANCE;
}

/** The most rain that can fall within `elapsed` ms; the same power law continues beyond the hour. */
export function burstLimit({ burst }: Pick<Limits, "burst">, elapsed: number): number {
  if (!burst) return Number.POSITIVE_INFINITY;
  return growth(Math.max(1, elapsed / MINUTE_MS), { first: burst.minute, last: burst.hour, minutes: 60 });
}

function growth(after: number, { first, last, minutes }: { first: number; last: number; minutes: number }): number {
  return first * after ** (Math.log(last / first) / Math.log(minutes));
}

/** How long a metric may show exactly this value, ms; infinite for values that may persist. */
export function stuckAfter(key: MetricKey, value: number): number {
  const { stuckMinutes = Number.POSITIVE_INFINITY } = LIMITS[key];
  // Melting snow holds air and thermometer at the freezing point for days.
  if (key === "temperature" && Math.abs(value) <= 0.5) return Number.POSITIVE_INFINITY;
  return stuckMinutes * MINUTE_MS * (Number.isInteger(value) ? WHOLE_UNITS : 1);
}

/** An instrument that shows whole units may stay constant this many times longer, in a calm high or days of fog. */
const WHOLE_UNITS = 3;

/** Tolerance for values converted from °F or inches. */
const SAME = 0.001;

/**
 * Values with which sensors, their libraries and consoles report that they have none.
 * - 85 °C: the DS18B20's register after power-on (its data sheet, table 1); -127 °C: DallasTemperature's
 *   DEVICE_DISCONNECTED_C.
 * - 6553.5, 65535, 3276.7 and -3276.8: a 16-bit register with all bits set, or at its limits, in tenths.
 * - 99.99 inches of rain: "missing" in NOAA's Global Surface Summary of the Day; the same figure in mm is treated
 *   alike.
 * - 999.9 of snow: "missing" in the same, in inches; treated alike in cm.
 * - UV 25.5: a byte with all bits set, in tenths (Davis' serial protocol: 255 is dashed).
 */
const FAILURES: { [Key in MetricKey]?: readonly number[] } = {
  ...each(["temperature", "dewPoint", "feelsLike", "soilTemperature"], [85, -127, 3276.7, -3276.8, 6553.5]),
  ...each(["humidity", "soilMoisture", "visibility"], [6553.5, 65535, 3276.7]),
  ...each(["pressure", "seaLevelPressure", "altimeterSetting"], [6553.5, 65535, 3276.7]),
  ...each(["windSpeed", "windGust", "windDirection", "solarRadiation", "pm25", "pm10"], [6553.5, 65535, 3276.7]),
  rain: [99.99, 99.99 * 25.4, 6553.5, 65535],
  rainRate: [6553.5, 65535, 3276.7],
  snowDepth: [999.9, 6553.5, 65535, 3276.7],
  light: [6553.5, 65535],
  uvIndex: [25.5, 99.99],
};

/**
 * Failure values that also occur in real weather: they are failures when they differ from the weather a moment before.
 * 25.5 %: a byte with all bits set, in tenths; -46.85 and -45 °C: zero from an SHT2x or SHT3x, by the formulae of their
 * data sheets.
 */
const DOUBTFUL_FAILURES: { [Key in MetricKey]?: readonly number[] } = {
  temperature: [-46.85, -45],
  humidity: [25.5, 99.99],
};

function each(keys: readonly MetricKey[], values: readonly number[]): { [Key in MetricKey]?: readonly number[] } {
  return Object.fromEntries(keys.map((key) => [key, values]));
}

/** No value closer to 0 is a failure, so nearly all values need one comparison only. */
const LEAST_FAILURE = Object.fromEntries(
  METRIC_KEYS.map((key) => {
    const failures = [...(FAILURES[key] ?? []), ...(DOUBTFUL_FAILURES[key] ?? [])];
    return [key, Math.min(...failures.map(Math.abs))];
  }),
) as Record<MetricKey, number>;

/** Is this a failure value instead of a measurement? `isJump` says whether it jumped from the value before. */
export function isFailure(key: MetricKey, value: number, isJump: boolean): boolean {
  if (Math.abs(value) < LEAST_FAILURE[key] - SAME) return false;
  return isAmong(FAILURES[key], value) || (isJump && isAmong(DOUBTFUL_FAILURES[key], value));
}

function isAmong(values: readonly number[] | undefined, value: number): boolean {
  if (values === undefined) return false;
  for (const one of values) if (Math.abs(value - one) < SAME) return true;
  return false;
}
