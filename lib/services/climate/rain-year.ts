import type { RainYear } from "../../contract/climate";
import type { StationSummary } from "../../contract/station";
import { totalsWithin } from "../../db/queries/climate";
import { daysOfMonth, monthsFrom } from "../../weather/calendar";
import { dayEnd, dayStart, localDay } from "../../weather/days";
import type { Context } from "../context";
import { isWhole } from "./period";

/** The rain of the year that begins with this month ("2025-10"): a range of the key of at most 366 days. */
export async function rainYear(
  { database, now }: Context,
  { id, timeZone }: Pick<StationSummary, "id" | "timeZone">,
  month: string,
): Promise<RainYear> {
  const dates = monthsFrom(month, 12).flatMap(daysOfMonth);
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  const interval = { from: dayStart(first, timeZone), to: dayEnd(last, timeZone) };
  const days = await totalsWithin(database.read, id, "rain", interval);
  if (days.length === 0) return { first, last, rain: null };
  const hours = new Map(days.map(({ day, coverage }) => [day, coverage]));
  const today = localDay(now(), timeZone);
  const over = dates.filter((day) => day < today);
  const value = days.reduce((total, { sum }) => total + sum, 0);
  return { first, last, rain: { value, isWhole: isWhole(over, (day) => hours.get(day)) } };
}
