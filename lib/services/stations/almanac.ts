import type { z } from "zod";
import { almanacInputSchema, type StationAlmanac } from "../../contract/climate/almanac";
import { almanac } from "../../weather/sky/almanac";
import { dayEnd, dayStart, localDay } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "./get";

/**
 * Sun and moon over a station on one of its own days.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function stationAlmanac(ctx: Context, input: z.input<typeof almanacInputSchema>): Promise<StationAlmanac> {
  const { id, day: wanted } = parse(almanacInputSchema, input);
  const { lat, lon, timeZone } = await getStation(ctx, { id });
  const day = wanted ?? localDay(ctx.now(), timeZone);
  const span = { start: dayStart(day, timeZone), end: dayEnd(day, timeZone) };
  // A day that a zone skipped is treated like the one after it.
  const end = span.end > span.start ? span.end : span.start + 24 * 3_600_000;
  return { day, timeZone, ...almanac({ lat, lon }, { start: span.start, end }) };
}
