import type { RainYear } from "../../contract/climate";
import type { StationSummary } from "../../contract/station";
import { daysWithin } from "../../db/statements/climate";
import { daysOfMonth, monthsFrom } from "../../weather/calendar";
import { dayEnd, dayStart, localDay } from "../../weather/days";
import type { Context } from "../context";
import { byDay } from "./days";
import { metricsOf } from "./period";

/** The rain of the year that begins with this month ("2025-10"): a range of the key of at most 366 days. */
export async function rainYear(
  { database, now }: Context,
  station: Pick<StationSummary, "id" | "timeZone">,
  month: string,
): Promise<RainYear> {
  const { id, timeZone } = station;
  const dates = monthsFrom(month, 12).flatMap(daysOfMonth);
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  const interval = { from: dayStart(first, timeZone), to: dayEnd(last, timeZone) };
  const today = localDay(now(), timeZone);
  const rows = byDay(await daysWithin(database.read, id, interval, ["rain"]));
  const days = [...rows].map(([day, stats]) => ({ day, stats, isOver: day < today }));
  const over = dates.filter((day) => day < today);
  const { rain } = metricsOf({ days, over });
  return { first, last, rain: rain ? { value: rain.value ?? 0, isWhole: rain.isWhole } : null };
}
