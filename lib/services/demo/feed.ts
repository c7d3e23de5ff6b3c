import { latestReading } from "../../db/queries/readings/readings";
import { isFuture } from "../../weather/time/clock";
import { hourStart } from "../../weather/time/days";
import type { Context } from "../context";
import { recordDemo } from "./internal/record";
import { findDemoStations } from "./internal/stations";

/**
 * Records the demo's observations that have become due since the latest ones; returns how many. Observations are hourly,
 * so one call per hour is enough. The file is read only when one may be due.
 */
export async function feedDemo(ctx: Context): Promise<number> {
  const stations = await findDemoStations(ctx);
  if (stations.size === 0) return 0;
  const rows = await ctx.database.prisma.station.findMany({
    where: { id: { in: [...stations.values()] } },
    select: { id: true, timestamp: true },
  });
  const latest = new Map<number, number>();
  for (const { id, timestamp } of rows) {
    const time = await lastDue(ctx, id, timestamp?.getTime());
    if (time !== undefined) latest.set(id, time);
  }
  const hour = hourStart(ctx.now());
  if (rows.every(({ id }) => (latest.get(id) ?? Number.NEGATIVE_INFINITY) >= hour)) return 0;
  return recordDemo(ctx, stations, latest);
}

/** A latest reading in the future came from a clock that was ahead: use the one before now. */
async function lastDue({ database, now }: Context, stationId: number, latest?: number): Promise<number | undefined> {
  if (latest === undefined || !isFuture(latest, now())) return latest;
  return (await latestReading(database.read, stationId, now()))?.time;
}
