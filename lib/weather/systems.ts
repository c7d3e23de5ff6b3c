import { METRICS, type MetricKey } from "./metrics";
import { CANONICAL_UNITS, convert, type Quantity, type Unit } from "./units";

/** The units that people of a country read, where they are not the ones that we keep. */
const SYSTEMS = {
  metric: { speed: "km/h" },
  si: {},
  us: { temperature: "°F", pressure: "inHg", speed: "mph", length: "in", distance: "mi" },
  uk: { speed: "mph", distance: "mi" },
} as const satisfies Record<string, Partial<Record<Quantity, Unit>>>;

export type UnitSystem = keyof typeof SYSTEMS;
export const UNIT_SYSTEMS = Object.keys(SYSTEMS) as [UnitSystem, ...UnitSystem[]];

export function unitOf(metric: MetricKey, system: UnitSystem): Unit {
  const { quantity } = METRICS[metric];
  const units: Partial<Record<Quantity, Unit>> = SYSTEMS[system];
  return units[quantity] ?? CANONICAL_UNITS[quantity];
}

/** A metric's value in the system's unit, rounded to what a conversion does not invent. */
export function inSystem(metric: MetricKey, value: number, system: UnitSystem): number {
  const unit = unitOf(metric, system);
  const { unit: kept } = METRICS[metric];
  return unit === kept ? value : Math.round(convert(value, kept, unit) * 1e4) / 1e4;
}
