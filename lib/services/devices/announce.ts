import type { LiveEvent } from "../../contract/live";
import { devicesOf } from "../../db/queries/devices/devices";
import { withIds } from "../../db/queries/records/pages";
import { stationRows } from "../../db/queries/stations/stations";
import { live } from "../../live/bus";
import type { Context } from "../context";
import { serially } from "../stations/announce";
import { toDevice } from "./representation";

/** Tells viewers of these stations how their devices are now. After the commit only. */
export async function announceDevices(ctx: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0) return;
  live().changed("device", stationIds);
  await announceDevicesHere(ctx, stationIds);
}

/** The same to those of this process only, as all that ends in Here: another one has changed it. */
export async function announceDevicesHere({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (live().skips()) return;
  await serially(database, async () => {
    const devices = (await devicesOf(database.read, stationIds)).map(toDevice);
    const tell = await viewersOf(database.read, stationIds);
    for (const device of devices) tell({ type: "device", stationId: device.stationId, device });
  });
}

/** Tells viewers of these stations that their devices' events are other ones now. After the commit only. */
export async function announceEvents(ctx: Context, stationIds: readonly number[]): Promise<void> {
  if (stationIds.length === 0) return;
  live().changed("events", stationIds);
  await announceEventsHere(ctx, stationIds);
}

export async function announceEventsHere({ database }: Context, stationIds: readonly number[]): Promise<void> {
  if (live().skips()) return;
  const tell = await viewersOf(database.read, stationIds);
  for (const stationId of stationIds) tell({ type: "events", stationId });
}

/** Tells staff that commands of these stations were given or moved. After the commit only. */
export function announceCommands(stationIds: readonly number[]): void {
  live().changed("commands", stationIds);
  announceCommandsHere(stationIds);
}

export function announceCommandsHere(stationIds: readonly number[]): void {
  // Nobody's station: whoever sees all of them, and its own device.
  for (const stationId of stationIds) {
    live().publish({ type: "commands", stationId }, { stationId, isPublic: false, ownerId: null });
  }
}

type StationEvent = Extract<LiveEvent, { stationId: number }>;

async function viewersOf(
  read: Context["database"]["read"],
  ids: readonly number[],
): Promise<(event: StationEvent) => void> {
  const stations = new Map((await stationRows(read, [withIds(ids)])).map((station) => [station.id, station]));
  return (event) => {
    const station = stations.get(event.stationId);
    if (!station) return;
    const { isPublic, ownerId } = station;
    live().publish(event, { stationId: station.id, isPublic, ownerId });
  };
}
