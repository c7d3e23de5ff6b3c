import type { z } from "zod";
import type { StationSummary } from "../../contract/station/station";
import { newStationSchema } from "../../contract/station/station-input";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { addStation } from "./internal/add";

/**
 * Adds a station. Its creator owns it; two may have the same name.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createStation(ctx: Context, input: z.input<typeof newStationSchema>): Promise<StationSummary> {
  authorise(ctx, "Station", "add");
  const fields = parse(newStationSchema, input);
  const station = await ctx.database.transaction((sql) => addStation(sql, ctx, fields));
  await emit(ctx, { type: "stations.changed" });
  return station;
}
