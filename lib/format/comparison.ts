import type { SameDay } from "../contract/climate/records";
import { USUAL_YEARS } from "../weather/climate/sameHours";
import type { Preferred } from "./preferred";

/** How warm a day (YYYY-MM-DD) was so far compared with earlier years; ten or more years make a normal. */
export function comparisonText(
  { change, years }: NonNullable<SameDay["comparison"]>,
  day: string,
  { t, format }: Preferred,
): string {
  const reference = referenceText(years, Number(day.slice(0, "2026".length)), t);
  const size = format.difference("temperature", Math.abs(change));
  if (size === format.difference("temperature", 0)) return t("station.asWarm", { reference });
  return t(change > 0 ? "station.warmer" : "station.cooler", { change: size.replace("+", ""), reference });
}

function referenceText(years: readonly number[], current: number, t: Preferred["t"]): string {
  if (years.length >= USUAL_YEARS) return t("station.thanUsual");
  if (years.length > 1) return t("station.thanMean", { count: years.length });
  const [year = current] = years;
  return year === current - 1 ? t("station.thanLastYear") : t("station.thanYear", { year: String(year) });
}
