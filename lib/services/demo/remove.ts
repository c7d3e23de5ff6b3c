import type { Context } from "../context";
import { authorise } from "../guard";
import { removeStation } from "../stations";
import { setDemoState } from "./state";

/**
 * Removes the demo's stations with all their data, permanently: later starts do not bring them back. Returns how many.
 * @throws AppError unauthenticated or forbidden
 */
export async function removeDemo(ctx: Context): Promise<number> {
  authorise(ctx, "Station", "delete");
  await setDemoState(ctx, "removed");
  const stations = await ctx.database.prisma.station.findMany({ where: { isDemo: true }, select: { id: true } });
  for (const { id } of stations) await removeStation(ctx, { id });
  return stations.length;
}
