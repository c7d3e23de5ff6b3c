import { METRICS, type MetricKey } from "../metrics";
import { CANONICAL_UNITS, convert, type Quantity, type Unit } from "./units";

/** The units that people of a country read, where they are not the ones that we keep. */
const SYSTEMS = {
  metric: { speed: "km/h", duration: "h" },
  si: {},
  us: { temperature: "°F", pressure: "inHg", speed: "mph", length: "in", distance: "mi", duration: "h" },
  uk: { speed: "mph", distance: "mi", duration: "h" },
} as const satisfies Record<string, Partial<Record<Quantity, Unit>>>;

export type UnitSystem = keyof typeof SYSTEMS;
export const UNIT_SYSTEMS = Object.keys(SYSTEMS) as [UnitSystem, ...UnitSystem[]];

/** The quantities that people of different countries read in different units. */
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

/** @param own units that a reader prefers to the system's; rain rates and snow are read by what rain is: millimetres or inches */
export function unitsIn(system: UnitSystem, own: Partial<Units> = {}): Units {
  const units = { ...CANONICAL_UNITS, ...SYSTEMS[system], ...own };
  return units.length === "in" ? { ...units, rainRate: "in/h", depth: "in" } : units;
}

export function unitOf(metric: MetricKey, system: UnitSystem): Unit {
  return unitsIn(system)[METRICS[metric].quantity];
}

/** A metric's value in the system's unit, rounded to what a conversion does not invent. */
export function inSystem(metric: MetricKey, value: number, system: UnitSystem): number {
  const unit = unitOf(metric, system);
  const { unit: kept } = METRICS[metric];
  return unit === kept ? value : Math.round(convert(value, kept, unit) * 1e4) / 1e4;
}

/** Digits after the point that people read in a unit, where they are not those of the metric's own. */
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

/** Digits after the decimal point to show a metric with in a unit of its quantity. */
export function decimalsIn(metric: MetricKey, unit: Unit): number {
  const { unit: kept, quantity, decimals } = METRICS[metric];
  if (unit === kept) return decimals;
  // a tenth of an inch, where rain has a hundredth
  return quantity === "depth" ? 1 : (DECIMALS[unit] ?? decimals);
}
