import type { Text } from "../text/text";
import { compassPoint } from "../weather/formulas/wind";
import { METRICS, type MetricKey } from "../weather/metrics";
import { roundHalfUp } from "../weather/rounding";
import { decimalsIn } from "../weather/units/systems";
import { convert, type Unit } from "../weather/units/units";
import { type AgeStyle, formatAge, formatDuration } from "./age";
import { asPercentage, formatNumber } from "./number";
import type { Reader } from "./reader";
import { type ExtremeStyle, formatDate, formatExtremeTime, formatTime, type TimeStyle, zoneName } from "./time";

const COMPASS_WORDS: Readonly<Record<string, "compass.north" | "compass.east" | "compass.south" | "compass.west">> = {
  N: "compass.north",
  E: "compass.east",
  S: "compass.south",
  W: "compass.west",
};

const FEET_A_METRE = 1 / 0.3048;

/** Formatters for one reader. Inputs are in canonical units (SI), times are epoch ms. */
export function formatsFor(reader: Reader, t: Text) {
  const { locale, dateLocale, units } = reader;
  const number = (value: number, decimals = 0) => formatNumber(value, locale, { decimals });
  const unitOf = (metric: MetricKey): Unit => units[METRICS[metric].quantity];
  const decimals = (metric: MetricKey) => decimalsIn(metric, unitOf(metric));
  const converted = (metric: MetricKey, value: number) => convert(value, METRICS[metric].unit, unitOf(metric));
  const rounded = (metric: MetricKey, value: number, digits = decimals(metric)) =>
    number(roundHalfUp(converted(metric, value), digits), digits);
  const bare = (metric: MetricKey, value: number) => rounded(metric, value);
  const bareDifference = (metric: MetricKey, change: number) => {
    const scaled = converted(metric, change) - converted(metric, 0);
    return formatNumber(scaled, locale, { decimals: decimals(metric), signed: true });
  };
  const zoneOf = (stationZone: string) => reader.zone ?? stationZone;
  const usesFeet = units.length === "in";
  const elevationUnit = usesFeet ? "ft" : "m";

  return {
    reader,
    number,
    /** A share between 0 and 1 as "12%". */
    percent: (share: number) => asPercentage(number(share * 100), locale),
    /** The value in the reader's unit, for scales and charts. */
    convert: converted,
    decimals,
    /** The reader's unit, written after a number; empty for an index. */
    unit: (metric: MetricKey) => labelOf(unitOf(metric)),
    /** The number alone: "4.2". */
    bare,
    /** The number with a given number of decimals. */
    rounded,
    /** Includes the unit: "4.2 °C", "68%". */
    value: (metric: MetricKey, value: number) => withUnit(bare(metric, value), unitOf(metric), locale),
    /** A change from one value to another, signed: "+1.2 °C". */
    difference: (metric: MetricKey, change: number) => withUnit(bareDifference(metric, change), unitOf(metric), locale),
    /** Does the change differ from zero once it is rounded? */
    isDifference: (metric: MetricKey, change: number) => bareDifference(metric, change) !== bareDifference(metric, 0),
    /** Whole degrees, for narrow labels: "4°". */
    degrees: (celsius: number) => `${rounded("temperature", celsius, 0)}°`,
    /** For narrow labels: "4°", "65%", "1013". */
    short: (metric: MetricKey, value: number) => {
      const { quantity } = METRICS[metric];
      if (quantity === "temperature") return `${rounded(metric, value, 0)}°`;
      if (quantity === "percent") return asPercentage(number(value), locale);
      return rounded(metric, value, unitOf(metric) === "hPa" ? 0 : undefined);
    },
    /** The unit that `short` leaves out, to be shown beside it; empty if `short` includes it. */
    shortUnit: (metric: MetricKey) => {
      const unit = unitOf(metric);
      if (unit === "%") return "";
      return METRICS[metric].quantity === "temperature" ? unit.replace("°", "") : labelOf(unit);
    },
    /** A distance, from km. */
    distance: (km: number) => {
      const far = convert(km, "km", units.distance);
      return withUnit(number(far, far < 10 ? 1 : 0), units.distance, locale);
    },
    /** An elevation, from metres. */
    elevation: (metres: number) => `${number(usesFeet ? metres * FEET_A_METRE : metres)}\u00a0${elevationUnit}`,
    /** An estimated height, from metres: in steps of 50 m or 100 ft. */
    roughHeight: (metres: number) => {
      const [height, step] = usesFeet ? [metres * FEET_A_METRE, 100] : [metres, 50];
      return { number: number(roundHalfUp(height / step, 0) * step), unit: elevationUnit };
    },
    coordinates: (lat: number, lon: number) => formatCoordinates(lat, lon, number, t),
    /** The compass point of a direction in degrees: "NNW". */
    compassPoint: (degrees: number) => t(`compass.${compassPoint(degrees)}`),
    /** The compass point to be read aloud. */
    compassWords: (degrees: number) => compassWords(degrees, t),
    age: (time: number, now: number, style?: AgeStyle) => formatAge(time, now, t, style),
    /** A length of time (ms) in its largest unit. */
    duration: (length: number, style?: AgeStyle) => formatDuration(length, t, style),
    /** An instant in this zone. */
    timeIn: (time: number, style: TimeStyle, zone: string) => formatTime(time, style, dateLocale, zone),
    /** An instant in the station's zone, or in the reader's if they prefer that. */
    time: (time: number, style: TimeStyle, stationZone: string) =>
      formatTime(time, style, dateLocale, zoneOf(stationZone)),
    /** The time of an extreme in the station's zone; only its day if the time is unknown. */
    extremeIn: (time: number, style: ExtremeStyle, stationZone: string) =>
      formatExtremeTime(time, style, dateLocale, { zone: stationZone, stationZone }),
    /** The time of an extreme in the reader's zone if they prefer that. */
    extreme: (time: number, style: ExtremeStyle, stationZone: string) =>
      formatExtremeTime(time, style, dateLocale, { zone: zoneOf(stationZone), stationZone }),
    /** A day of the station's calendar (YYYY-MM-DD), the same for every reader. */
    date: (day: string, style: TimeStyle) => formatDate(day, style, dateLocale),
    /** The zone in which `time` shows a station's times. */
    zoneOf,
    /** The name of that zone: "America/New York (EST)". */
    zoneName: (time: number, stationZone: string) => {
      const zone = zoneOf(stationZone);
      return `${zone.replaceAll("_", " ")} (${zoneName(time, zone)})`;
    },
  };
}

export type Formats = ReturnType<typeof formatsFor>;

function labelOf(unit: Unit): string {
  return unit === "index" ? "" : unit;
}

function withUnit(number: string, unit: Unit, locale: string): string {
  const label = labelOf(unit);
  if (!label) return number;
  if (label === "%") return asPercentage(number, locale);
  return `${number}${label === "°" ? "" : "\u00a0"}${label}`;
}

/** The compass point of a direction in degrees, to be read aloud: "north-northwest". */
function compassWords(degrees: number, t: Text): string {
  const [first = "", ...rest] = [...compassPoint(degrees)].flatMap((letter) => {
    const word = COMPASS_WORDS[letter];
    return word ? [t(word)] : [];
  });
  return rest.length === 2 ? `${first}-${rest.join("")}` : first + rest.join("");
}

/** Degrees north and east as "40.64° N, 73.78° W". */
function formatCoordinates(
  lat: number,
  lon: number,
  number: (value: number, decimals: number) => string,
  t: Text,
): string {
  const north = `${number(Math.abs(lat), 2)}° ${t(lat < 0 ? "compass.S" : "compass.N")}`;
  const east = `${number(Math.abs(lon), 2)}° ${t(lon < 0 ? "compass.W" : "compass.E")}`;
  return `${north}, ${east}`;
}
