import { type Interval, intervalSchema, RANGE_HOURS, type Span } from "../../contract/charts/span";
import type { StationSummary } from "../../contract/station/station";
import { oldestTime } from "../../db/queries/readings/readings";
import { daysSpanned } from "../../db/queries/statistics/climate";
import { dayEnd, dayStart, localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { parse } from "../parse";

/**
 * Resolves a span to an interval in the station's time zone.
 * @throws AppError invalid when it ends before it begins
 */
export async function intervalOf(
  ctx: Context,
  { station: { id, timeZone }, span }: { station: Pick<StationSummary, "id" | "timeZone">; span: Span },
): Promise<Interval> {
  if (!("range" in span)) {
    const { from, to } = span;
    return parse(intervalSchema, {
      from: typeof from === "string" ? dayStart(from, timeZone) : from,
      to: typeof to === "string" ? dayEnd(to, timeZone) : to,
    });
  }
  const to = ctx.now();
  const dayAgo = to - RANGE_HOURS["24h"] * HOUR_MS;
  if (span.range !== "all") return { from: to - RANGE_HOURS[span.range] * HOUR_MS, to };
  const { read } = ctx.database;
  const [oldest = dayAgo, days] = [await oldestTime(read, id), await daysSpanned(read, id)];
  // The day of the oldest reading begins before it; that part is empty.
  const isEarlier = days !== undefined && days.from < dayStart(localDay(oldest, timeZone), timeZone);
  return { from: Math.min(isEarlier ? days.from : oldest, dayAgo), to };
}
