import type { LiveEvent } from "../../contract/live";
import type { Database } from "../../db/client";
import { devicesOf } from "../../db/queries/devices/devices";
import { withIds } from "../../db/queries/records/pages";
import { type StationRow, stationRows } from "../../db/queries/stations/stations";
import { subscribe } from "../../live/bus";
import { type Audience, live } from "../../live/feed";
import { Mutex } from "../../mutex";
import { toDevice } from "../devices";
import { summaryOf } from "../stations";

/** An event about some stations. */
interface OfStations {
  event: { stationIds: readonly number[] };
  database: Database;
}

/** Notifies this process's viewers of events of this and other processes, until the returned function is called. */
export function notifyViewers(): () => void {
  const subscriptions = [
    subscribe(["readings.changed"], whenWatched(serially(publishStations))),
    subscribe(["rollups.refreshed"], whenWatched(publishEach("rollups"))),
    subscribe(["devices.changed"], whenWatched(serially(publishDevices))),
    subscribe(["deviceEvents.recorded"], whenWatched(publishEach("events"))),
    subscribe(["commands.given", "commands.changed"], publishCommands),
    // Viewers then reload everything they show, which also covers missed events.
    subscribe(["stations.changed", "relay.interrupted"], () => live().publish({ type: "stations" }, "everyone")),
  ];
  return () => {
    for (const unsubscribe of subscriptions) unsubscribe();
  };
}

type Publish = (emission: OfStations) => Promise<void>;

/** Skips the queries while nobody is watching. */
function whenWatched(publish: Publish): Publish {
  return async (emission) => {
    if (!live().skips()) await publish(emission);
  };
}

const mutexes = new WeakMap<Database, Mutex>();

/** In order: publishing an earlier read after a later one would leave viewers with an older state. */
function serially(publish: Publish): Publish {
  return (emission) => {
    const mutex = mutexes.get(emission.database) ?? new Mutex();
    mutexes.set(emission.database, mutex);
    return mutex.run(() => publish(emission));
  };
}

async function publishStations({ event: { stationIds }, database }: OfStations): Promise<void> {
  for (const station of await stationRows(database.read, [withIds(stationIds)])) {
    live().publish({ type: "station", station: summaryOf(station) }, audienceOf(station));
  }
}

async function publishDevices({ event: { stationIds }, database }: OfStations): Promise<void> {
  const devices = (await devicesOf(database.read, stationIds)).map(toDevice);
  const publish = await publisherTo(database, stationIds);
  for (const device of devices) publish({ type: "device", stationId: device.stationId, device });
}

function publishEach(type: "rollups" | "events"): Publish {
  return async ({ event: { stationIds }, database }) => {
    const publish = await publisherTo(database, stationIds);
    for (const stationId of stationIds) publish({ type, stationId });
  };
}

/** Only viewers with `Station.view`, and the device itself, receive command events. */
function publishCommands({ event: { stationIds } }: OfStations): void {
  for (const stationId of stationIds) {
    live().publish({ type: "commands", stationId }, { stationId, isPublic: false, ownerId: null });
  }
}

type StationEvent = Extract<LiveEvent, { stationId: number }>;

/**
 * Returns a function that publishes events of these stations to those who may see them; removed stations are skipped.
 */
async function publisherTo({ read }: Database, stationIds: readonly number[]): Promise<(event: StationEvent) => void> {
  const rows = await stationRows(read, [withIds(stationIds)]);
  const audiences = new Map(rows.map((station) => [station.id, audienceOf(station)]));
  return (event) => {
    const audience = audiences.get(event.stationId);
    if (audience) live().publish(event, audience);
  };
}

function audienceOf({ id, isPublic, ownerId }: StationRow): Audience {
  return { stationId: id, isPublic, ownerId };
}
