import type { LiveEvent } from "../../contract/live";
import { devicesOf } from "../../db/statements/devices";
import { withIds } from "../../db/statements/pages";
import { stationRows } from "../../db/statements/stations";
import { live } from "../../live/bus";
import type { Context } from "../context";
import { inTurn } from "../stations/announce";
import { itemOf } from "./item";

/** Tells viewers of these stations how their devices are now. After the commit only. */
export async function announceDevices({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0 || live().skips()) return;
  await inTurn(database, async () => {
    const devices = (await devicesOf(database.read, stationIds)).map(itemOf);
    const tell = await viewersOf(database.read, stationIds);
    for (const device of devices) tell({ type: "device", stationId: device.stationId, device });
  });
}

/** Tells viewers of these stations that their devices' events are other ones now. After the commit only. */
export async function announceEvents({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0 || live().skips()) return;
  const tell = await viewersOf(database.read, stationIds);
  for (const stationId of stationIds) tell({ type: "events", stationId });
}

/** Tells staff that commands of these stations were given or moved. After the commit only. */
export function announceCommands(stationIds: readonly number[]): void {
  // Nobody's station: whoever sees all of them, and its own device.
  for (const stationId of stationIds) {
    live().publish({ type: "commands", stationId }, { stationId, isPublic: false, ownerId: null });
  }
}

type Told = Extract<LiveEvent, { stationId: number }>;

async function viewersOf(read: Context["database"]["read"], ids: readonly number[]): Promise<(event: Told) => void> {
  const stations = new Map((await stationRows(read, [withIds(ids)])).map((station) => [station.id, station]));
  return (event) => {
    const station = stations.get(event.stationId);
    if (!station) return;
    const { isPublic, ownerId } = station;
    live().publish(event, { stationId: station.id, isPublic, ownerId });
  };
}
