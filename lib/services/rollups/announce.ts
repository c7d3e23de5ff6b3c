import { live } from "../../live/bus";
import type { Context } from "../context";

/** Tells viewers of these stations that their statistics were brought up to date. After the commit only. */
export async function announceRollups(ctx: Context, stationIds: readonly number[]): Promise<void> {
  live().changed("rollups", stationIds);
  await announceRollupsHere(ctx, stationIds);
}

/** The same to those of this process only: another one has refreshed them. */
export async function announceRollupsHere({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (live().skips()) return;
  const stations = await database.prisma.station.findMany({
    where: { id: { in: [...stationIds] } },
    select: { id: true, isPublic: true, ownerId: true },
  });
  for (const { id: stationId, ...rest } of stations) {
    live().publish({ type: "rollups", stationId }, { stationId, ...rest });
  }
}
