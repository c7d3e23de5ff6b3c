import { heatIndex, windChill } from "../formulas/comfort";
import type { MetricKey, Values } from "../metrics";
import { type Flag, isSuspicion } from "../quality/flags";
import { derivedValue, isSame, type StoredReading } from "./derive";

/** Metrics that versions before 2 of the statistics derived at recording. */
export const FORMERLY_DERIVED = ["dewPoint", "feelsLike", "seaLevelPressure"] as const;
export type FormerlyDerived = (typeof FORMERLY_DERIVED)[number];

/** A flag of quality control, which excluded the value from what was derived at recording. */
const isFoundWrong = (flag: Flag | undefined) => flag !== undefined && flag !== "hidden" && !isSuspicion(flag);
const TOLERANCE = 1e-6;

/**
 * Was this stored value derived when the reading was recorded, rather than measured? Tried with all raw values and with
 * those that quality control passed, because people may have changed flags since.
 * @param elevations all known elevations of the station, m above sea level
 */
export function wasDerived(
  key: FormerlyDerived,
  { values, flags }: Pick<StoredReading, "values" | "flags">,
  elevations: readonly number[],
): boolean {
  const stored = values[key];
  // Quality control checked sent values only.
  if (stored === undefined || isFoundWrong(flags?.[key])) return false;
  const passed = flags
    ? (Object.fromEntries(Object.entries(values).filter(([name]) => !isFoundWrong(flags[name as MetricKey]))) as Values)
    : values;
  for (const inputs of flags ? [passed, values] : [values]) {
    const { humidity: _humidity, ...withoutHumidity } = inputs;
    const { windSpeed: _windSpeed, ...withoutWind } = inputs;
    for (const known of [inputs, withoutHumidity, withoutWind]) {
      if (candidates(key, known, elevations).some((value) => isSame(value, stored, TOLERANCE))) return true;
    }
  }
  return false;
}

function candidates(key: FormerlyDerived, values: Values, elevations: readonly number[]): number[] {
  const found = (key === "seaLevelPressure" ? elevations : [null]).map((elevation) =>
    derivedValue(key, values, elevation),
  );
  if (key === "feelsLike") found.push(...formerFeelsLike(values));
  return found.filter((value) => value !== undefined);
}

/** At the time it was the air temperature where no index is defined, and the heat index even beyond the NWS chart. */
function formerFeelsLike({ temperature, humidity, windSpeed }: Values): number[] {
  if (temperature === undefined || (humidity === undefined && windSpeed === undefined)) return [];
  const chill = windSpeed === undefined ? null : windChill(temperature, windSpeed);
  return [
    temperature,
    ...(humidity === undefined ? [] : [heatIndex(temperature, humidity)]),
    ...(chill ? [chill] : []),
  ];
}
