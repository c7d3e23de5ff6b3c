import type { ClimateMonth, ClimatePeriod, ClimateValue, ClimateYear } from "../../contract/climate/climate";
import { type GrowingRule, HEATING_BASE, USUAL_GROWING } from "../../weather/climate/climate";
import type { MetricKey } from "../../weather/metrics";
import { localDay } from "../../weather/time/days";
import { type UnitSystem, unitsIn } from "../../weather/units/systems";
import { convert } from "../../weather/units/units";
import type { Numbers } from "./numbers";

/** The station's description, in two lines. */
export function stationLines({ name, lat, lon, elevation }: ClimateMonth["station"], system: UnitSystem): string[] {
  const unit = unitsIn(system).length === "in" ? "ft" : "m";
  const height = elevation === null ? "unknown" : `${convert(elevation, "m", unit).toFixed(0)} ${unit}`;
  const north = `${Math.abs(lat).toFixed(4)} ${lat < 0 ? "S" : "N"}`;
  const east = `${Math.abs(lon).toFixed(4)} ${lon < 0 ? "W" : "E"}`;
  return [`NAME: ${ascii(name)}`, `ELEV: ${height}   LAT: ${north}   LONG: ${east}`];
}

/** Letters lose their accents; characters without an ASCII equivalent become a question mark. */
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

/** The rules for degree days, and growing degree days, which have no column. */
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

/** Maxima of metrics that only some stations measure and that have no column, with their date by the station's days. */
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

/** Evapotranspiration, and the number of estimated days; empty without a temperature. */
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

/** Names the incomplete figures of the period or its months, and a day that is not over. */
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

/** No line has trailing spaces, and each ends with a line feed. */
export function page(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
