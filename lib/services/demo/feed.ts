import type { Context } from "../context";
import { recordDemo } from "./record";
import { findDemoStations } from "./stations";

/**
 * Records the demo's observations that have fallen due since the latest ones, and returns how many. They come on the
 * hour, and each call reads the file: once an hour will do.
 */
export async function feedDemo(ctx: Context): Promise<number> {
  const stations = await findDemoStations(ctx);
  if (stations.size === 0) return 0;
  const rows = await ctx.database.prisma.station.findMany({
    where: { id: { in: [...stations.values()] } },
    select: { id: true, timestamp: true },
  });
  const latest = new Map(rows.map(({ id, timestamp }) => [id, timestamp?.getTime()]));
  return recordDemo(ctx, stations, ({ station, time }) => time > (latest.get(station) ?? Number.NEGATIVE_INFINITY));
}
