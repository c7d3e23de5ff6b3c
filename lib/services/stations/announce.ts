import { live } from "../../live/bus";
import type { Context } from "../context";
import { summaryColumns, summaryOf } from "./summary";

/** Tells whoever follows these stations' readings, and their viewers what they are like now. After the commit only. */
export async function announce({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0) return;
  live().readingsChanged();
  if (!live().hasListeners()) return;
  const rows = await database.prisma.station.findMany({
    where: { id: { in: [...stationIds] } },
    select: { ...summaryColumns, ownerId: true },
  });
  for (const { ownerId, ...row } of rows) {
    const audience = { stationId: row.id, isPublic: row.isPublic, ownerId };
    live().publish({ type: "station", station: summaryOf(row) }, audience);
  }
}
