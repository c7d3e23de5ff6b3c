import { foldedName, unitInName } from "../../../../table/header";
import { isRainCounter } from "../../../../weather/rain/counters";

/** Not the weather now: indoors, extremes, averages of days, and what is derived. */
const OTHER =
  /indoor|inside|innen|int[eé]rieur|interior|interno|\b(in|hi|high|low|lo|max|min|avg|ext|ch)\b|feels|chill|heat ?index|thw|thsw|week|month|year|event|hour(?!ly)|1h|24h|batt|signal/;

/** What names of columns mean, in English, German, French, Spanish and Dutch; the first that fits counts. */
const MEANINGS: readonly [RegExp, string][] = [
  [/^(station|standort|site)( ?id| ?name)?$/, "station"],
  [
    /^(date ?\/? ?time|date ?& ?time|time ?stamp|date ?utc|when|datum.*(zeit|uhrzeit)|zeit(punkt|stempel)?|time|date|datum|uhrzeit|fecha|hora|heure|tijd)\b/,
    "time",
  ],
  [/dew|taupunkt|ros[eé]e|roc[ií]o|dauwpunt/, "dewPoint"],
  [/(soil|boden|sol|suelo).*(temp)/, "soilTemperature"],
  [/(soil|boden).*(moist|feucht)/, "soilMoisture"],
  [/gust|b[oö]e|rafale|r[aá]faga|windstoot/, "windGust"],
  [/wind.*(dir|richtung|direction)|^dir(ection)?$|richtung|vent.*dir/, "windDirection"],
  [/wind|vent\b|viento/, "windSpeed"],
  [/rain ?rate|regenrate|intensit/, "rainRate"],
  [/(daily|day|tag|today).*(rain|regen|pluie|lluvia|precip)|(rain|regen|precip).*(daily|day|tag|today)/, "rainDay"],
  [/total.*(rain|regen|pluie|lluvia|precip)|(rain|regen|precip).*total/, "rainTotal"],
  [/rain|regen|pluie|lluvia|precip|niederschlag|prcp/, "rain"],
  [/snow|schnee|neige|nieve/, "snowDepth"],
  [/rel.*(press|luftdruck|barom)|sea ?level|slp|barometer|barom/, "seaLevelPressure"],
  [/press|luftdruck|pression|presi[oó]n|druck|^bar$|^bp/, "pressure"],
  [/uv/, "uvIndex"],
  [/solar|radiation|strahlung|rayonnement|radiaci[oó]n/, "solarRadiation"],
  [/lux|light|licht|helligkeit|illumin/, "light"],
  [/hum|feucht|^rh\b|humidit|hygro|vocht/, "humidity"],
  [/pm ?2[._]?5/, "pm25"],
  [/pm ?10/, "pm10"],
  [/temp|^t$|^ta$|thermo/, "temperature"],
];

/** Radiation that the unit tells apart. */
const LIGHT_UNITS = /lux|fc|lx/i;

/** What a column seems to have, by its name: a target without a unit, or nothing. */
export function guessedTarget(name: string): string | undefined {
  const folded = foldedName(name);
  const target = MEANINGS.find(([pattern]) => pattern.test(folded))?.[1];
  if (target === undefined || target === "time" || target === "station") return target;
  if (OTHER.test(folded) && !isRainCounter(target)) return undefined;
  return target === "solarRadiation" && LIGHT_UNITS.test(unitInName(name) ?? "") ? "light" : target;
}

/** The targets of columns by their names; of two that seem to be the same, the first. */
export function guessedTargets(names: readonly string[]): Map<string, string> {
  const targets = new Map<string, string>();
  for (const name of names) {
    const target = guessedTarget(name);
    if (target !== undefined && ![...targets.values()].includes(target)) targets.set(name, target);
  }
  return targets;
}
