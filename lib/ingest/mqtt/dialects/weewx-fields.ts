import { CANONICAL_UNITS, convert, type Quantity, type Unit, unitsOf } from "../../../weather/units/units";

/** The kinds of quantity that WeeWX's systems of units distinguish here. */
export type Group = "temperature" | "pressure" | "speed" | "rain" | "rainRate" | "distance" | "none";

interface Field {
  target: string;
  group: Group;
}

const field = (target: string, group: Group = "none"): Field => ({ target, group });

/** WeeWX's names of observations (weewx/units.py, obs_group_dict) that are metrics or well-known channels here. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    outTemp: field("temperature", "temperature"),
    outHumidity: field("humidity"),
    dewpoint: field("dewPoint", "temperature"),
    pressure: field("pressure", "pressure"),
    barometer: field("seaLevelPressure", "pressure"),
    altimeter: field("altimeter", "pressure"),
    windSpeed: field("windSpeed", "speed"),
    windGust: field("windGust", "speed"),
    windDir: field("windDirection"),
    windGustDir: field("windGustDirection"),
    rain: field("rain", "rain"),
    dayRain: field("rainDay", "rain"),
    rainRate: field("rainRate", "rainRate"),
    snowDepth: field("snowDepth", "rain"),
    radiation: field("solarRadiation"),
    UV: field("uvIndex"),
    luminosity: field("light"),
    inTemp: field("indoorTemperature", "temperature"),
    inHumidity: field("indoorHumidity"),
    inDewpoint: field("indoorDewPoint", "temperature"),
    soilTemp1: field("soilTemperature", "temperature"),
    pm2_5: field("pm25"),
    pm10_0: field("pm10"),
    co2: field("co2"),
    lightning_distance: field("lightningDistance", "distance"),
    lightning_strike_count: field("lightningCount"),
    ...numbered("soilTemp", "soilTemperature", 2, 4, "temperature"),
    ...numbered("extraTemp", "temperature", 1, 8, "temperature"),
    ...numbered("extraHumid", "humidity", 1, 8, "none"),
    ...numbered("leafTemp", "leafTemperature", 1, 4, "temperature"),
  }),
);

/** Computed here from the others, or no observation of the air. */
export const IGNORED: ReadonlySet<string> = new Set(
  (
    "dateTime usUnits interval windchill heatindex humidex appTemp THSW cloudbase maxSolarRad windrun ET hourRain rain24 " +
    "stormRain monthRain yearRain totalRain dayET monthET yearET heatdeg cooldeg growdeg beaufort sunrise sunset"
  ).split(" "),
);

function numbered(from: string, to: string, first: number, last: number, group: Group): Record<string, Field> {
  const all: Record<string, Field> = {};
  for (let i = first; i <= last; i += 1) all[`${from}${i}`] = field(`${to}${i}`, group);
  return all;
}

/** How names end that say their unit; longer endings first, as several end alike. */
export const SUFFIXES: readonly (readonly [suffix: string, unit: Unit | undefined])[] = [
  ["_inch_per_hour", "in/h"],
  ["_cm_per_hour", "cm/h"],
  ["_mm_per_hour", "mm/h"],
  ["_meter", "m"],
  ["_inHg", "inHg"],
  ["_mbar", "mbar"],
  ["_knot", "kn"],
  ["_Wpm2", "W/m²"],
  ["_foot", "ft"],
  ["_mile", "mi"],
  ["_hPa", "hPa"],
  ["_mph", "mph"],
  ["_kph", "km/h"],
  ["_mps", "m/s"],
  ["_km", "km"],
  ["_in", "in"],
  ["_cm", "cm"],
  ["_mm", "mm"],
  ["_lux", "lux"],
  ["_F", "°F"],
  ["_C", "°C"],
];

type System = Record<Exclude<Group, "none">, Unit>;

/** By `usUnits`: US, METRIC and METRICWX. In METRIC rain is in centimetres. */
export const SYSTEMS: ReadonlyMap<number, System> = new Map<number, System>([
  [1, { temperature: "°F", pressure: "inHg", speed: "mph", rain: "in", rainRate: "in/h", distance: "mi" }],
  [16, { temperature: "°C", pressure: "mbar", speed: "km/h", rain: "cm", rainRate: "cm/h", distance: "km" }],
  [17, { temperature: "°C", pressure: "mbar", speed: "m/s", rain: "mm", rainRate: "mm/h", distance: "km" }],
]);

/** The value in the unit in which its group is stored; undefined if the unit is one of another quantity. */
export function stored(value: number, unit: Unit | undefined, { group, target }: Field): number | undefined {
  if (unit === undefined || group === "none") return value;
  const quantity = target === "snowDepth" ? "depth" : QUANTITIES[group];
  return unitsOf(quantity).includes(unit) ? convert(value, unit, CANONICAL_UNITS[quantity]) : undefined;
}

const QUANTITIES = {
  temperature: "temperature",
  pressure: "pressure",
  speed: "speed",
  rain: "length",
  rainRate: "rainRate",
  distance: "distance",
} as const satisfies Record<string, Quantity>;
