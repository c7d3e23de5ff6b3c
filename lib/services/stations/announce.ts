import type { Database } from "../../db/client";
import { live } from "../../live/bus";
import { once } from "../../once";
import type { Context } from "../context";
import { summaryColumns, summaryOf } from "./summary";

/** Tells whoever follows these stations' readings, and their viewers what they are like now. After the commit only. */
export async function announce({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0) return;
  live().readingsChanged();
  if (live().skips()) return;
  await inTurn(database, () => publish(database, stationIds));
}

/** One after the other: who reads a station later must not be told of it earlier, or viewers would keep an older state. */
export async function inTurn(database: Database, work: () => Promise<void>): Promise<void> {
  const turns = once("announcements", () => new WeakMap<Database, Promise<void>>());
  const turn = (turns.get(database) ?? Promise.resolve()).then(work);
  turns.set(
    database,
    turn.catch(() => {}),
  );
  await turn;
}

async function publish({ prisma }: Database, stationIds: readonly number[]): Promise<void> {
  const rows = await prisma.station.findMany({
    where: { id: { in: [...stationIds] } },
    select: { ...summaryColumns, ownerId: true },
  });
  for (const { ownerId, ...row } of rows) {
    const audience = { stationId: row.id, isPublic: row.isPublic, ownerId };
    live().publish({ type: "station", station: summaryOf(row) }, audience);
  }
}
