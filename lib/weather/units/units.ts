import { roundHalfUp } from "../rounding";

/** The measured quantities and the unit in which each is stored (SI, or the SI-derived unit that meteorology uses). */
export const CANONICAL_UNITS = {
  temperature: "°C",
  pressure: "hPa",
  speed: "m/s",
  length: "mm",
  rainRate: "mm/h",
  depth: "cm",
  distance: "km",
  duration: "min",
  illuminance: "lux",
  irradiance: "W/m²",
  percent: "%",
  index: "index",
  angle: "°",
  concentration: "µg/m³",
  voltage: "V",
} as const;

export type Quantity = keyof typeof CANONICAL_UNITS;
export type CanonicalUnit = (typeof CANONICAL_UNITS)[Quantity];

interface UnitDefinition {
  /** Depths have the quantity length, because they share its units. */
  quantity: Quantity;
  toCanonical: (value: number) => number;
  fromCanonical: (value: number) => number;
  /** spellings besides the symbol itself; matched after `normalise` */
  names: readonly string[];
}

function scaled(quantity: Quantity, factor: number, names: readonly string[] = []): UnitDefinition {
  return { quantity, names, toCanonical: (value) => value * factor, fromCanonical: (value) => value / factor };
}

/** Conventional millimetre of mercury in hPa: 13 595.1 kg/m³ × 9.806 65 m/s² × 1 mm. */
const MMHG = 1.33322387415;

/** One lumen per square foot, in lux. */
const FOOT_CANDLE = 1 / 0.3048 ** 2;

const KNOT = 1852 / 3600;

/**
 * The whole knots at which Beaufort forces 1 to 12 begin, which define them (WMO-No. 306, Vol. I.1, Beaufort scale of
 * wind). The metres per second in that table are rounded: by them 16 kn would be force 5, and 21 kn force 6.
 */
const BEAUFORT_KNOTS = [1, 4, 7, 11, 17, 22, 28, 34, 41, 48, 56, 64] as const;

/** Exact definitions, after NIST Special Publication 811 (2008), appendix B. */
const UNITS = {
  "°C": scaled("temperature", 1, ["c", "degc", "celsius", "centigrade"]),
  "°F": {
    quantity: "temperature",
    toCanonical: (value) => (value - 32) / 1.8,
    fromCanonical: (value) => value * 1.8 + 32,
    names: ["f", "degf", "fahrenheit"],
  },
  K: {
    quantity: "temperature",
    toCanonical: (value) => value - 273.15,
    fromCanonical: (value) => value + 273.15,
    names: ["kelvin", "degk", "°k"],
  },
  hPa: scaled("pressure", 1, ["hectopascal", "hectopascals"]),
  mbar: scaled("pressure", 1, ["mb", "millibar", "millibars"]),
  kPa: scaled("pressure", 10, ["kilopascal", "kilopascals"]),
  Pa: scaled("pressure", 0.01, ["pascal", "pascals"]),
  inHg: scaled("pressure", 25.4 * MMHG, ['"hg', "inchesofmercury", "incheshg"]),
  mmHg: scaled("pressure", MMHG, ["millimetersofmercury", "millimetresofmercury"]),
  "m/s": scaled("speed", 1, ["mps", "ms-1", "m/sec", "meterspersecond", "metrespersecond"]),
  "km/h": scaled("speed", 1 / 3.6, ["kmh", "kmph", "kph", "km/hr", "kilometersperhour", "kilometresperhour"]),
  mph: scaled("speed", 0.44704, ["mi/h", "mileperhour", "milesperhour"]),
  kn: scaled("speed", KNOT, ["kt", "kts", "knot", "knots"]),
  Bft: { quantity: "speed", toCanonical: beaufortToSpeed, fromCanonical: speedToBeaufort, names: ["bf", "beaufort"] },
  mm: scaled("length", 1, ["millimeter", "millimeters", "millimetre", "millimetres"]),
  in: scaled("length", 25.4, ["inch", "inches", '"']),
  cm: scaled("length", 10, ["centimeter", "centimeters", "centimetre", "centimetres"]),
  "mm/h": scaled("rainRate", 1, [
    "mmh",
    "mm/hr",
    "mmhr",
    "mmph",
    "mm_per_hour",
    "millimetersperhour",
    "millimetresperhour",
  ]),
  "cm/h": scaled("rainRate", 10, ["cm/hr", "cmhr", "cm_per_hour"]),
  "in/h": scaled("rainRate", 25.4, ["in/hr", "inh", "inhr", "iph", "inch_per_hour", "inchesperhour"]),
  km: scaled("distance", 1, ["kilometer", "kilometers", "kilometre", "kilometres"]),
  mi: scaled("distance", 1.609344, ["mile", "miles"]),
  m: scaled("distance", 0.001, ["meter", "meters", "metre", "metres"]),
  ft: scaled("distance", 0.0003048, ["foot", "feet"]),
  min: scaled("duration", 1, ["minute", "minutes"]),
  h: scaled("duration", 60, ["hour", "hours", "hr", "hrs"]),
  s: scaled("duration", 1 / 60, ["sec", "second", "seconds"]),
  lux: scaled("illuminance", 1, ["lx"]),
  klux: scaled("illuminance", 1000, ["klx", "kilolux"]),
  fc: scaled("illuminance", FOOT_CANDLE, ["footcandle", "footcandles", "ft-c"]),
  kfc: scaled("illuminance", 1000 * FOOT_CANDLE, ["kilofootcandle"]),
  "W/m²": scaled("irradiance", 1, ["wm2", "wm-2", "w/m^2", "wattspersquaremeter", "wattspersquaremetre"]),
  "%": scaled("percent", 1, ["percent", "pct", "%rh"]),
  index: scaled("index", 1, ["uvi", "uvindex"]),
  "°": scaled("angle", 1, ["deg", "degree", "degrees"]),
  "µg/m³": scaled("concentration", 1, ["ug/m3", "ug/m^3", "ugm3"]),
  V: scaled("voltage", 1, ["volt", "volts"]),
} as const satisfies Record<string, UnitDefinition>;

export type Unit = keyof typeof UNITS;

const UNIT_NAMES = Object.keys(UNITS) as Unit[];

/**
 * The mean speed in m/s of a Beaufort force: v = 0.836 B^1.5 (WMO empirical relation; force 0 to 12, not validated).
 */
function beaufortToSpeed(force: number): number {
  return 0.836 * force ** 1.5;
}

/** The Beaufort force, a whole number from 0 to 12, of a speed in m/s, which is rounded to whole knots. */
function speedToBeaufort(speed: number): number {
  const knots = roundHalfUp(speed / KNOT);
  return BEAUFORT_KNOTS.filter((bound) => knots >= bound).length;
}

/** The speed in m/s at which a force from 1 to 12 begins, half a knot below its first whole knot. */
export function beaufortBegins(force: number): number {
  return ((BEAUFORT_KNOTS[force - 1] ?? Number.POSITIVE_INFINITY) - 0.5) * KNOT;
}

/** Compatibility normalization folds "℃" into "°C", "²" into "2" and the micro sign into the Greek letter. */
function normalise(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

const UNIT_BY_NAME: ReadonlyMap<string, Unit> = new Map(
  UNIT_NAMES.flatMap((unit) => [unit, ...UNITS[unit].names].map((name) => [normalise(name), unit] as const)),
);

function definition(unit: Unit): UnitDefinition {
  if (!Object.hasOwn(UNITS, unit)) throw new RangeError(`unknown unit: ${String(unit)}`);
  return UNITS[unit];
}

/**
 * The same amount in another unit of the same quantity. Beaufort is rounded to the whole force; everything else is
 * exact except for float rounding.
 * @throws RangeError when a unit is unknown or the two do not measure the same quantity
 */
export function convert(value: number, from: Unit, to: Unit): number {
  const source = definition(from);
  const target = definition(to);
  if (source.quantity !== target.quantity) {
    throw new RangeError(`cannot convert ${from} (${source.quantity}) to ${to} (${target.quantity})`);
  }
  return from === to ? value : target.fromCanonical(source.toCanonical(value));
}

/** The unit meant by a name such as "F", "degC", "kts", "inches" or "mbar". */
export function parseUnit(name: string): Unit | undefined {
  return UNIT_BY_NAME.get(normalise(name));
}

/** The units of one quantity, the canonical one first. */
export function unitsOf(quantity: Quantity): Unit[] {
  const canonical = CANONICAL_UNITS[quantity];
  const alike = UNIT_NAMES.filter((unit) => UNITS[unit].quantity === UNITS[canonical].quantity);
  return [canonical, ...alike.filter((unit) => unit !== canonical)];
}
