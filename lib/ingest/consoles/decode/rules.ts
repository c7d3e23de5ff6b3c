import type { MetricKey } from "../../../weather/metrics";
import type { RainCounter } from "../../../weather/rain/counters";
import { convert, type Unit } from "../../../weather/units/units";
import type { Gauge } from "./decoded";

export type Dialect = "ecowitt" | "ambient" | "wunderground";

/** Where a value goes. A slot is settled when all values are there: see settle.ts. */
export type Slot =
  | "channelTemperature"
  | "channelHumidity"
  | "absolutePressure"
  | "relativePressure"
  | "windSpeed2"
  | "windSpeed10"
  | "windDirection2"
  | "windDirection10"
  | "soilMoisture"
  | "airQualityPm25"
  | "airQualityPm10"
  | "tippingRate"
  | "piezoRate"
  | "lightningDistance";

/** From the unit in which it is sent to the one in which it is stored. */
export type Conversion = (value: number) => number;

export type Rule =
  | { to: "nowhere" }
  /** `rank`: among several names of one metric the first counts; the others become channels of their own. */
  | { to: "metric"; metric: MetricKey; convert?: Conversion; rank?: number }
  | { to: "channel"; name: string; convert?: Conversion; isInverted?: boolean }
  | { to: "slot"; slot: Slot; convert?: Conversion; channel?: number }
  | { to: "counter"; gauge: Gauge; counter: RainCounter; convert?: Conversion };

const F = from("°F", "°C");
const INHG = from("inHg", "hPa");
const MPH = from("mph", "m/s");
const KMH = from("km/h", "m/s");
const INCH = from("in", "mm");
const INCH_PER_HOUR = from("in/h", "mm/h");
/** Nautical miles. */
const NM = (value: number) => value * 1.852;
const NOWHERE: Rule = { to: "nowhere" };

function from(unit: Unit, to: Unit): Conversion {
  return (value) => convert(value, unit, to);
}

function metric(name: MetricKey, conversion?: Conversion, rank = 0): Rule {
  return { to: "metric", metric: name, rank, ...(conversion && { convert: conversion }) };
}

function channel(name: string, conversion?: Conversion): Rule {
  return { to: "channel", name, ...(conversion && { convert: conversion }) };
}

function slot(name: Slot, conversion?: Conversion, number?: number): Rule {
  return {
    to: "slot",
    slot: name,
    ...(conversion && { convert: conversion }),
    ...(number !== undefined && { channel: number }),
  };
}

function counter(gauge: Gauge, name: RainCounter, conversion?: Conversion): Rule {
  return { to: "counter", gauge, counter: name, ...(conversion && { convert: conversion }) };
}

/** By the name in lower case. Ecowitt, Ambient and Weather Underground share most of them. */
const RULES = new Map<string, Rule>([
  ["tempf", metric("temperature", F)],
  ["tempc", metric("temperature", undefined, 1)],
  ["humidity", metric("humidity")],
  ["dewptf", metric("dewPoint", F)],
  ["dewptc", metric("dewPoint", undefined, 1)],
  ["baromabsin", slot("absolutePressure", INHG)],
  ["absbaromin", slot("absolutePressure", INHG)],
  ["baromabshpa", slot("absolutePressure")],
  ["absbaromhpa", slot("absolutePressure")],
  ["baromin", slot("relativePressure", INHG)],
  ["baromrelin", slot("relativePressure", INHG)],
  ["baromrelhpa", slot("relativePressure")],
  ["baromhpa", slot("relativePressure")],
  ["windspeedmph", metric("windSpeed", MPH)],
  ["windspeedkmh", metric("windSpeed", KMH, 1)],
  ["windspeedms", metric("windSpeed", undefined, 2)],
  ["windgustmph", metric("windGust", MPH)],
  ["windgustkmh", metric("windGust", KMH, 1)],
  ["windgustms", metric("windGust", undefined, 2)],
  ["winddir", metric("windDirection")],
  ["windspdmph_avg2m", slot("windSpeed2", MPH)],
  ["windspdmph_avg10m", slot("windSpeed10", MPH)],
  ["winddir_avg2m", slot("windDirection2")],
  ["winddir_avg10m", slot("windDirection10")],
  ["solarradiation", metric("solarRadiation")],
  ["uv", metric("uvIndex")],
  ["solarradiation_lux", metric("light")],
  ["visibility", metric("visibility", NM)],
  ["soiltempf", metric("soilTemperature", F)],
  ["soiltemp1f", metric("soilTemperature", F, 1)],
  ["tf_ch1", metric("soilTemperature", F, 2)],
  ["soilmoisture", slot("soilMoisture", undefined, 0)],
  ["soilmoisture1", slot("soilMoisture", undefined, 1)],
  ["soilhum1", slot("soilMoisture", undefined, 1)],
  ["soil_ec_hum1", slot("soilMoisture", undefined, 1)],
  ["pm25_ch1", metric("pm25")],
  ["pm25", metric("pm25", undefined, 1)],
  ["aqpm2.5", metric("pm25", undefined, 2)],
  ["aqpm10", metric("pm10")],
  ["pm25_co2", slot("airQualityPm25")],
  ["pm10_co2", slot("airQualityPm10")],
  ["pm25_in", channel("indoorPm25")],
  ["pm10_in", channel("indoorPm10")],
  ...["wh40batt", "wh68batt", "wh80batt", "wh85batt", "wh90batt"].map(
    (name, rank) => [name, metric("battery", undefined, rank)] as const,
  ),
  ["tempinf", channel("indoorTemperature", F)],
  ["indoortempf", channel("indoorTemperature", F)],
  ["tempinc", channel("indoorTemperature")],
  ["humidityin", channel("indoorHumidity")],
  ["indoorhumidity", channel("indoorHumidity")],
  ["lightning", slot("lightningDistance")],
  ["lightning_distance", slot("lightningDistance")],
  ["lightning_num", channel("lightningCount")],
  ["lightning_day", channel("lightningCount")],
  ["lightning_time", channel("lightningTime")],
  ["co2", channel("co2")],
  ["co2in", channel("co2in")],
  ["tf_co2", channel("tf_co2", F)],
  ["humi_co2", channel("humi_co2")],
  ["vpd", channel("vpd", INHG)],
  ["bgt", channel("bgt", F)],
  ["wbgt", channel("wbgt", F)],
  ["lowbatt", channel("lowbatt")],
  // Sums of the past hour, day or week, and of an event: shown, but never counted as rain.
  ["rainin", channel("rainin", INCH)],
  ["hourlyrainin", channel("hourlyrainin", INCH)],
  ["eventrainin", channel("eventrainin", INCH)],
  ["weeklyrainin", channel("weeklyrainin", INCH)],
  ["last24hrainin", channel("last24hrainin", INCH)],
  ["24hourrainin", channel("last24hrainin", INCH)],
  ["hrain_piezo", channel("hrain_piezo", INCH)],
  ["erain_piezo", channel("erain_piezo", INCH)],
  ["wrain_piezo", channel("wrain_piezo", INCH)],
  ["last24hrain_piezo", channel("last24hrain_piezo", INCH)],
  ["rainratein", slot("tippingRate", INCH_PER_HOUR)],
  ["rainratemm", slot("tippingRate")],
  ["rrain_piezo", slot("piezoRate", INCH_PER_HOUR)],
  ["totalrainin", counter("tipping", "rainTotal", INCH)],
  ["yearlyrainin", counter("tipping", "rainYear", INCH)],
  ["monthlyrainin", counter("tipping", "rainMonth", INCH)],
  ["dailyrainin", counter("tipping", "rainDay", INCH)],
  ["totalrainmm", counter("tipping", "rainTotal")],
  ["yearlyrainmm", counter("tipping", "rainYear")],
  ["monthlyrainmm", counter("tipping", "rainMonth")],
  ["dailyrainmm", counter("tipping", "rainDay")],
  ["train_piezo", counter("piezo", "rainTotal", INCH)],
  ["yrain_piezo", counter("piezo", "rainYear", INCH)],
  ["mrain_piezo", counter("piezo", "rainMonth", INCH)],
  ["drain_piezo", counter("piezo", "rainDay", INCH)],
  // Derived here.
  ...["windchillf", "feelslikef", "heatindexf", "windchillc", "feelslikec", "heatindexc", "maxdailygust"].map(
    (name) => [name, NOWHERE] as const,
  ),
  ...["windgustdir", "windgustdir_10m", "windgustmph_10m", "feelslike", "dewpoint", "feelslikein", "dewpointin"].map(
    (name) => [name, NOWHERE] as const,
  ),
  // What the console says of itself and of its message.
  ...["passkey", "mac", "id", "password", "key", "stationtype", "softwaretype", "model", "freq", "action"].map(
    (name) => [name, NOWHERE] as const,
  ),
  ...["dateutc", "realtime", "rtfreq", "runtime", "heap", "interval", "mt", "sensor", "weather", "clouds"].map(
    (name) => [name, NOWHERE] as const,
  ),
]);

/** Names with numbers in them. */
const PATTERNS: readonly (readonly [RegExp, (number: number, name: string) => Rule])[] = [
  [/^temp(\d{1,2})f$/, (number) => slot("channelTemperature", F, number)],
  [/^humidity(\d{1,2})$/, (number) => slot("channelHumidity", undefined, number)],
  [/^soiltemp(\d{1,2})f$/, (number) => channel(`soilTemperature${number}`, F)],
  [/^tf_ch(\d{1,2})$/, (number) => channel(`soilTemperature${number}`, F)],
  [/^(?:soilmoisture|soilhum|soil_ec_hum)(\d{1,2})$/, (number) => slot("soilMoisture", undefined, number)],
  [/^soilad(\d{1,2})?$/, () => NOWHERE],
  [/(?:^|_)(?:avg_)?24h(?:_|$)/, () => NOWHERE],
];

/** Ambient reports 1 for a good battery, Ecowitt 0; its lightning sensor is an exception. */
const AMBIENT_BATTERY = /^batt(?!_lightning$)/;

/** Names that were looked up before: a console sends the same ones in each message. */
const known = new Map<string, Rule | undefined>();
const MAX_KNOWN = 2000;

/** What becomes of a name; undefined for one that is not known. */
export function ruleOf(name: string, dialect: Dialect): Rule | undefined {
  const key = `${dialect} ${name}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= MAX_KNOWN) known.clear();
  const rule = find(name.toLowerCase(), name, dialect);
  known.set(key, rule);
  return rule;
}

function find(lower: string, name: string, dialect: Dialect): Rule | undefined {
  if (dialect === "ambient") {
    if (lower === "hourlyrainin") return slot("tippingRate", INCH_PER_HOUR);
    if (AMBIENT_BATTERY.test(lower)) return { to: "channel", name, isInverted: true };
  }
  const rule = RULES.get(lower);
  if (rule) return rule;
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(lower);
    if (match) return make(Number(match[1] ?? 0), name);
  }
  return KEPT.test(lower) ? channel(name) : undefined;
}

/** Channels of the known kinds: batteries, leaf wetness, water, air gaps. */
const KEPT = /batt|^(?:leafwetness|leak_ch|air_ch|depth_ch|soil_ec|pm(?:1|4|10|25)_|ws90cap_volt$|lightning_)/;
