import { latestReading } from "../../db/queries/readings/readings";
import { isFuture } from "../../weather/time/clock";
import type { Context } from "../context";
import { recordDemo } from "./internal/record";
import { findDemoStations } from "./internal/stations";

/**
 * Records the demo's observations that have become due since the latest ones; returns how many. Observations are hourly
 * and each call reads the file, so one call per hour is enough.
 */
export async function feedDemo(ctx: Context): Promise<number> {
  const stations = await findDemoStations(ctx);
  if (stations.size === 0) return 0;
  const rows = await ctx.database.prisma.station.findMany({
    where: { id: { in: [...stations.values()] } },
    select: { id: true, timestamp: true },
  });
  const latest = new Map<number, number | undefined>();
  for (const { id, timestamp } of rows) latest.set(id, await lastDue(ctx, id, timestamp?.getTime()));
  return recordDemo(ctx, stations, ({ station, time }) => time > (latest.get(station) ?? Number.NEGATIVE_INFINITY));
}

/** A latest reading in the future came from a clock that was ahead: use the one before now. */
async function lastDue({ database, now }: Context, stationId: number, latest?: number): Promise<number | undefined> {
  if (latest === undefined || !isFuture(latest, now())) return latest;
  return (await latestReading(database.read, stationId, now()))?.time;
}
