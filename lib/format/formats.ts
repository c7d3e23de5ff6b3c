import type { Text } from "../text/text";
import { compassPoint } from "../weather/formulas/wind";
import { METRICS, type MetricKey } from "../weather/metrics";
import { roundHalfUp } from "../weather/rounding";
import { decimalsIn } from "../weather/units/systems";
import { convert, type Unit } from "../weather/units/units";
import { type AgeStyle, formatAge } from "./age";
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

/** Everything that is shown, as one reader reads it. What comes in is in canonical units (SI), times are epoch ms. */
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
    /** A share from 0 to 1 as "12%". */
    percent: (share: number) => asPercentage(number(share * 100), locale),
    /** In the reader's unit, for scales and charts. */
    convert: converted,
    decimals,
    /** The reader's unit to write after a number; empty for an index. */
    unit: (metric: MetricKey) => labelOf(unitOf(metric)),
    /** The number alone: "4.2". */
    bare,
    /** The same with other digits than usual. */
    rounded,
    /** With its unit: "4.2 °C", "68%". */
    value: (metric: MetricKey, value: number) => withUnit(bare(metric, value), unitOf(metric), locale),
    /** A change from one value to another, signed: "+1.2 °C". */
    difference: (metric: MetricKey, change: number) => withUnit(bareDifference(metric, change), unitOf(metric), locale),
    /** Is it more than nothing, as it is written? */
    isDifference: (metric: MetricKey, change: number) => bareDifference(metric, change) !== bareDifference(metric, 0),
    /** Whole degrees, for labels with little room: "4°". */
    degrees: (celsius: number) => `${rounded("temperature", celsius, 0)}°`,
    /** For labels with little room: "4°", "65%", "1013". */
    short: (metric: MetricKey, value: number) => {
      const { quantity } = METRICS[metric];
      if (quantity === "temperature") return `${rounded(metric, value, 0)}°`;
      if (quantity === "percent") return asPercentage(number(value), locale);
      return rounded(metric, value, unitOf(metric) === "hPa" ? 0 : undefined);
    },
    /** The unit that `short` leaves out, for next to it; empty where it has it. */
    shortUnit: (metric: MetricKey) => {
      const unit = unitOf(metric);
      if (unit === "%") return "";
      return METRICS[metric].quantity === "temperature" ? unit.replace("°", "") : labelOf(unit);
    },
    /** How far away, from km. */
    distance: (km: number) => {
      const far = convert(km, "km", units.distance);
      return withUnit(number(far, far < 10 ? 1 : 0), units.distance, locale);
    },
    /** Of a place, from metres. */
    elevation: (metres: number) => `${number(usesFeet ? metres * FEET_A_METRE : metres)}\u00a0${elevationUnit}`,
    /** One that is estimated, from metres: in steps of 50 m or 100 ft. */
    roughHeight: (metres: number) => {
      const [height, step] = usesFeet ? [metres * FEET_A_METRE, 100] : [metres, 50];
      return { number: number(roundHalfUp(height / step, 0) * step), unit: elevationUnit };
    },
    coordinates: (lat: number, lon: number) => formatCoordinates(lat, lon, number, t),
    /** Where a wind from so many degrees comes from: "NNW". */
    compassPoint: (degrees: number) => t(`compass.${compassPoint(degrees)}`),
    /** The same to be read aloud. */
    compassWords: (degrees: number) => compassWords(degrees, t),
    age: (time: number, now: number, style?: AgeStyle) => formatAge(time, now, t, style),
    /** An instant by the clock of just this zone. */
    timeIn: (time: number, style: TimeStyle, zone: string) => formatTime(time, style, dateLocale, zone),
    /** An instant by the station's clock, or by the reader's where they prefer that. */
    time: (time: number, style: TimeStyle, stationZone: string) =>
      formatTime(time, style, dateLocale, zoneOf(stationZone)),
    /** When an extreme was, by the clock of the station: its day alone where no more is known. */
    extremeIn: (time: number, style: ExtremeStyle, stationZone: string) =>
      formatExtremeTime(time, style, dateLocale, { zone: stationZone, stationZone }),
    /** The same by the reader's clock where they prefer that. */
    extreme: (time: number, style: ExtremeStyle, stationZone: string) =>
      formatExtremeTime(time, style, dateLocale, { zone: zoneOf(stationZone), stationZone }),
    /** A station's calendar day (YYYY-MM-DD), which is the station's for everybody. */
    date: (day: string, style: TimeStyle) => formatDate(day, style, dateLocale),
    /** The zone in which `time` speaks of a station. */
    zoneOf,
    /** That zone by name: "America/New York (EST)". */
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

/** Where a wind from so many degrees comes from, to be read aloud: "north-northwest". */
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
