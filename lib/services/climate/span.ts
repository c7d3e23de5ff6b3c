import type { z } from "zod";
import { stationInputSchema } from "../../contract/climate/climate";
import type { ClimateSpan } from "../../contract/climate/records";
import { daysKnown } from "../../db/queries/statistics/climate";
import { localDay } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";

/**
 * The time range of a station's data, which may have gaps.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function climateSpan(ctx: Context, input: z.input<typeof stationInputSchema>): Promise<ClimateSpan> {
  const { stationId } = parse(stationInputSchema, input);
  const { timeZone } = await getStation(ctx, { id: stationId });
  const known = await daysKnown(ctx.database.read, stationId);
  if (known.length === 0) return null;
  return {
    first: localDay(Math.min(...known.map(({ first }) => first)), timeZone),
    last: localDay(Math.max(...known.map(({ last }) => last)), timeZone),
  };
}
