import type { ClimateMonth, ClimatePeriod, ClimateValue, ClimateYear } from "../../contract/climate/climate";
import { type GrowingRule, HEATING_BASE, USUAL_GROWING } from "../../weather/climate/climate";
import type { MetricKey } from "../../weather/metrics";
import { localDay } from "../../weather/time/days";
import { type UnitSystem, unitsIn } from "../../weather/units/systems";
import { convert } from "../../weather/units/units";
import type { Numbers } from "./numbers";

/** Which station it is, in two lines. */
export function stationLines({ name, lat, lon, elevation }: ClimateMonth["station"], system: UnitSystem): string[] {
  const unit = unitsIn(system).length === "in" ? "ft" : "m";
  const height = elevation === null ? "unknown" : `${convert(elevation, "m", unit).toFixed(0)} ${unit}`;
  const north = `${Math.abs(lat).toFixed(4)} ${lat < 0 ? "S" : "N"}`;
  const east = `${Math.abs(lon).toFixed(4)} ${lon < 0 ? "W" : "E"}`;
  return [`NAME: ${ascii(name)}`, `ELEV: ${height}   LAT: ${north}   LONG: ${east}`];
}

/** Letters lose their accents; what has no likeness in ASCII becomes a question mark. */
function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/gu, "?");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-07" → "Jul 2026" */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice("2026-".length)) - 1]} ${month.slice(0, "2026".length)}`;
}

/** By which rules degree days were counted, and those of growth, which have no column. */
export function degreeDayLines(
  { degreeDays }: ClimatePeriod,
  { degreeDays: written, temperature, units }: Numbers,
  { base, limit, method }: GrowingRule = USUAL_GROWING,
): string[] {
  const degrees = (celsius: number) => `${temperature(celsius)} ${units.temperature}`;
  const bounds = [`BASE ${degrees(base)}`, ...(limit === null ? [] : [`LIMIT ${degrees(limit)}`])].join(", ");
  const held = method === "mean" ? "OF THE MEAN" : "OF HIGH AND LOW";
  return [
    ...(degreeDays ? [`GROWING DEGREE DAYS: ${written(degreeDays.growing)} (${bounds} ${held})`] : []),
    `DEGREE DAYS: BASE ${degrees(HEATING_BASE)}, MEAN = (HIGH + LOW) / 2`,
  ];
}

/** Of what only some stations measure and no table has a column for, when it was highest: by the station's days. */
export function furtherLines(
  { metrics: { rainRate, snowDepth, sunshine } }: ClimatePeriod,
  numbers: Numbers,
  timeZone: string,
): string[] {
  const { units } = numbers;
  const highest = (value: ClimateValue, text: string) =>
    value.max > 0 ? `${text} ON ${localDay(value.maxTime, timeZone)}` : text;
  return [
    ...(rainRate ? [`MAX RAIN RATE: ${highest(rainRate, `${numbers.rainRate(rainRate.max)} ${units.rainRate}`)}`] : []),
    ...(snowDepth ? [`MAX SNOW DEPTH: ${highest(snowDepth, `${numbers.depth(snowDepth.max)} ${units.depth}`)}`] : []),
    ...(sunshine ? [`SUNSHINE: ${numbers.hours(sunshine.value)} h`] : []),
  ];
}

/** Of evapotranspiration, and of how many days it is an estimate; none without a temperature. */
export function evapotranspirationLines({ evapotranspiration }: ClimatePeriod, { rain, units }: Numbers): string[] {
  if (evapotranspiration === null) return [];
  const { value, days } = evapotranspiration;
  const estimated = [
    ...(days.radiationEstimated > 0 ? [`DAYS WITHOUT RADIATION: ${days.radiationEstimated}`] : []),
    ...(days.temperatureOnly > 0 ? [`DAYS BY TEMPERATURE ALONE: ${days.temperatureOnly}`] : []),
  ];
  return [
    `EVAPOTRANSPIRATION ET0 (FAO-56, GRASS): ${rain(value)} ${units.rain}`,
    ...(estimated.length === 0 ? [] : [`ET0 ESTIMATED, ${estimated.join(", ")}`]),
  ];
}

const REPORTED = [
  ["temperature", "TEMP"],
  ["rain", "RAIN"],
  ["windSpeed", "WIND"],
] as const satisfies [MetricKey, string][];

/** Of which figures of the period, or of its months, too much is missing, and until when they are. */
export function completenessLines(
  { summary, runningDay }: Pick<ClimateMonth | ClimateYear, "summary" | "runningDay">,
  months: ClimateYear["months"] = [],
): string[] {
  const named = ({ metrics }: ClimatePeriod) =>
    REPORTED.flatMap(([metric, name]) => (metrics[metric]?.isWhole === false ? [name] : []));
  const lines = months.flatMap((month) => {
    const names = named(month);
    return names.length === 0 ? [] : [`INCOMPLETE IN ${monthName(month.month)}: ${names.join(", ")}`];
  });
  const names = named(summary);
  if (names.length > 0) lines.push(`INCOMPLETE: ${names.join(", ")}`);
  if (lines.length > 0) lines.push("(OF A MONTH MORE THAN 5 DAYS OR 3 IN A ROW ARE MISSING)");
  if (runningDay !== null) lines.push(`SO FAR: ${runningDay} IS NOT OVER, AND COUNTS FOR EXTREMES AND RAIN ONLY`);
  return lines;
}

/** No line ends with spaces, and each with a line feed. */
export function page(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
