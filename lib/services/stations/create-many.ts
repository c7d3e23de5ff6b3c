import type { z } from "zod";
import type { newStationSchema } from "../../contract/station/station-input";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authorise } from "../guard";
import { addStation } from "./internal/add";

/**
 * Adds all of these stations in one transaction, or none. Returns how many.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createStations(
  ctx: Context,
  inputs: readonly z.output<typeof newStationSchema>[],
): Promise<number> {
  authorise(ctx, "Station", "add");
  await ctx.database.transaction(async (sql) => {
    for (const fields of inputs) await addStation(sql, ctx, fields);
  });
  await emit(ctx, { type: "stations.changed" });
  return inputs.length;
}
