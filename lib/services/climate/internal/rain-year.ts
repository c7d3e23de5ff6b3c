import type { RainYear } from "../../../contract/climate/climate";
import type { StationSummary } from "../../../contract/station/station";
import { coverageWithin, totalWithin } from "../../../db/queries/statistics/climate";
import { addMonths, daysBetween, daysOfMonth, monthsFrom } from "../../../weather/climate/calendar";
import { areWholeMonths, isWholeDay, isWholeMonth } from "../../../weather/statistics/completeness";
import { dayStart, localDay } from "../../../weather/time/days";
import type { Context } from "../../context";

const MONTHS = 12;

/** The rain of the year that begins in this month ("2025-10"). */
export async function rainYear(
  { database, now }: Context,
  { id, timeZone }: Pick<StationSummary, "id" | "timeZone">,
  month: string,
): Promise<RainYear> {
  const [first, next] = [`${month}-01`, `${addMonths(month, MONTHS)}-01`];
  const last = daysOfMonth(addMonths(month, MONTHS - 1)).at(-1) ?? "";
  const today = localDay(now(), timeZone);
  const interval = { from: dayStart(first, timeZone), to: dayStart(next, timeZone) };
  const { sum, wholeDays } = await totalWithin(database.read, id, "rain", { ...interval, today });
  if (sum === null) return { first, last, rain: null };
  const over = Math.max(0, daysBetween(first, today < next ? today : next));
  const known = areWholeMonths(MONTHS, over - wholeDays);
  if (known !== undefined) return { first, last, rain: { value: sum, isWhole: known } };
  const hours = await coverageWithin(database.read, id, "rain", interval);
  const isWhole = monthsFrom(month, MONTHS).every((name) =>
    isWholeMonth(
      daysOfMonth(name)
        .filter((day) => day < today)
        .map((day) => isWholeDay(hours.get(day) ?? 0)),
    ),
  );
  return { first, last, rain: { value: sum, isWhole } };
}
