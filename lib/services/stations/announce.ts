import type { Database } from "../../db/client";
import { withIds } from "../../db/queries/records/pages";
import { stationRows } from "../../db/queries/stations/stations";
import { live } from "../../live/bus";
import { processSingleton } from "../../process-singleton";
import type { Context } from "../context";
import { summaryOf } from "./summary";

/** Tells whoever follows these stations' readings, and their viewers what they are like now. After the commit only. */
export async function announce(ctx: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0) return;
  live().changed("readings", stationIds);
  await announceHere(ctx, stationIds);
}

/** The same to those of this process only: another one has recorded it. */
export async function announceHere({ database }: Context, stationIds: readonly number[]): Promise<void> {
  live().readingsChanged();
  if (live().skips()) return;
  await serially(database, () => publish(database, stationIds));
}

/** Tells viewers that stations were added, removed or changed. After the commit only. */
export function announceStations(): void {
  live().changed("stations", []);
  announceStationsHere();
}

export function announceStationsHere(): void {
  live().publish({ type: "stations" }, "everyone");
}

/** One after the other: who reads a station later must not be told of it earlier, or viewers would keep an older state. */
export async function serially(database: Database, work: () => Promise<void>): Promise<void> {
  const turns = processSingleton("announcements", () => new WeakMap<Database, Promise<void>>());
  const turn = (turns.get(database) ?? Promise.resolve()).then(work);
  turns.set(
    database,
    turn.catch(() => {}),
  );
  await turn;
}

async function publish({ read }: Database, stationIds: readonly number[]): Promise<void> {
  for (const row of await stationRows(read, [withIds(stationIds)])) {
    const audience = { stationId: row.id, isPublic: row.isPublic, ownerId: row.ownerId };
    live().publish({ type: "station", station: summaryOf(row) }, audience);
  }
}
