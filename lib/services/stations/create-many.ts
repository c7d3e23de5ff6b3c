import type { z } from "zod";
import type { newStationSchema } from "../../contract/station-input";
import { live } from "../../live/bus";
import type { Context } from "../context";
import { authorise } from "../guard";
import { addStation } from "./add";

/**
 * Adds all of these stations in one transaction, or none. Returns how many.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createStations(
  ctx: Context,
  stations: readonly z.output<typeof newStationSchema>[],
): Promise<number> {
  authorise(ctx, "Station", "add");
  await ctx.database.transaction(async (sql) => {
    for (const fields of stations) await addStation(ctx, sql, fields);
  });
  live().publish({ type: "stations" }, "everyone");
  return stations.length;
}
