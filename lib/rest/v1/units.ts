import { z } from "zod";
import { METRIC_KEYS, type MetricKey, type Values } from "../../weather/metrics";
import { inSystem, UNIT_SYSTEMS, type UnitSystem, unitOf } from "../../weather/units/systems";

/** `?units=`; the default is the units in which values are stored. */
export const systemParameter = z
  .enum(UNIT_SYSTEMS)
  .describe("Units: si (m/s, hPa, °C; the default), metric (km/h), us or uk.")
  .optional();

export function unitsOf(metrics: readonly MetricKey[], system: UnitSystem): Record<string, string> {
  return Object.fromEntries(metrics.map((key) => [key, unitOf(key, system)]));
}

export function valuesIn(values: Values, system: UnitSystem): Values {
  const converted: Values = {};
  for (const key of METRIC_KEYS) {
    const value = values[key];
    if (value !== undefined) converted[key] = inSystem(key, value, system);
  }
  return converted;
}
