import { METRICS, type MetricKey } from "../metrics";
import { CANONICAL_UNITS, convert, type Quantity, type Unit } from "./units";

/** The units that readers in a country use, where they differ from the canonical ones. */
const SYSTEMS = {
  metric: { speed: "km/h", duration: "h" },
  si: {},
  us: { temperature: "°F", pressure: "inHg", speed: "mph", length: "in", distance: "mi", duration: "h" },
  uk: { speed: "mph", distance: "mi", duration: "h" },
} as const satisfies Record<string, Partial<Record<Quantity, Unit>>>;

export type UnitSystem = keyof typeof SYSTEMS;
export const UNIT_SYSTEMS = Object.keys(SYSTEMS) as [UnitSystem, ...UnitSystem[]];

/** Quantities whose units differ between countries. */
export const READER_QUANTITIES = [
  "temperature",
  "pressure",
  "speed",
  "length",
  "distance",
] as const satisfies Quantity[];
export type ReaderQuantity = (typeof READER_QUANTITIES)[number];

/** A unit for each quantity. */
export type Units = Readonly<Record<Quantity, Unit>>;

/**
 * @param own units that a reader prefers to the system's; rain rates and snow follow the unit of rain: millimetres or
 * inches
 */
export function unitsIn(system: UnitSystem, own: Partial<Units> = {}): Units {
  const units = { ...CANONICAL_UNITS, ...SYSTEMS[system], ...own };
  return units.length === "in" ? { ...units, rainRate: "in/h", depth: "in" } : units;
}

export function unitOf(metric: MetricKey, system: UnitSystem): Unit {
  return unitsIn(system)[METRICS[metric].quantity];
}

/** A metric's value in the system's unit, rounded so that the conversion adds no false precision. */
export function inSystem(metric: MetricKey, value: number, system: UnitSystem): number {
  const unit = unitOf(metric, system);
  const { unit: kept } = METRICS[metric];
  return unit === kept ? value : Math.round(convert(value, kept, unit) * 1e4) / 1e4;
}

/** Decimals to show in a unit, where they differ from the metric's own. */
const DECIMALS: Partial<Record<Unit, number>> = {
  inHg: 2,
  kPa: 2,
  Pa: 0,
  in: 2,
  "km/h": 0,
  mph: 0,
  kn: 0,
  Bft: 0,
  "in/h": 2,
  h: 1,
};

/** Decimals with which to show a metric in a unit of its quantity. */
export function decimalsIn(metric: MetricKey, unit: Unit): number {
  const { unit: kept, quantity, decimals } = METRICS[metric];
  if (unit === kept) return decimals;
  // snow in tenths of an inch, although rain has hundredths
  return quantity === "depth" ? 1 : (DECIMALS[unit] ?? decimals);
}
