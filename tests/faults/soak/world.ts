import { get } from "node:http";
import mqtt, { type MqttClient } from "mqtt";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import type { Dialect } from "@/lib/db/url";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { HEAP_PROBE } from "../../integration/support/heap";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../../integration/support/launch";
import { logIn } from "../../integration/support/log-in";
import { throwaway } from "../../integration/support/throwaway";

const STATIONS = 100;
const DEVICES = 20;
const VIEWERS = 20;

interface Device {
  station: number;
  key: string;
  client: MqttClient;
}

/** A server under whose load everybody is there: devices on MQTT and HTTP, viewers, visitors, and staff logged in. */
export interface World {
  server: RunningServer;
  stations: readonly number[];
  devices: readonly Device[];
  /** Headers of a browser in which a member of staff has logged in. */
  staff: Record<string, string>;
  /** Bytes that viewers have been sent. */
  watched(): number;
  close(): Promise<void>;
}

export async function openWorld(dialect: Dialect): Promise<World> {
  const target = await throwaway(dialect);
  await migrate(target.url);
  const database = open(target.url);
  const variables = { NODE_OPTIONS: HEAP_PROBE, MQTT: "1", LOG_LEVEL: "error", PUBLIC_API: "1" };
  const server = await startServer({ ...variables, DATABASE_URL: target.url });
  const stations = await newStations(database);
  const devices = await newDevices(database, server, stations.slice(0, DEVICES));
  let bytes = 0;
  const viewers = await Promise.all(
    Array.from({ length: VIEWERS }, () => openViewer(server, (count) => (bytes += count))),
  );
  return {
    server,
    stations,
    devices,
    staff: await logIn(server.url, "admin", ADMIN_PASSWORD),
    watched: () => bytes,
    close: async () => {
      for (const viewer of viewers) viewer.destroy();
      await Promise.all(devices.map(({ client }) => client.endAsync()));
      await server.stop();
      await database.close();
      await target.drop();
    },
  };
}

async function newStations(database: Database): Promise<number[]> {
  const ctx = { database, actor: system("soak"), now: Date.now };
  const ids: number[] = [];
  for (let i = 0; i < STATIONS; i++) {
    ids.push((await createStation(ctx, { name: `Station ${i}`, lat: i / 2, lon: i, timeZone: "UTC" })).id);
  }
  return ids;
}

function newDevices(database: Database, server: RunningServer, stations: readonly number[]): Promise<Device[]> {
  const ctx = { database, actor: system("soak"), now: Date.now };
  const url = /^ {2}MQTT +(\S+)$/m.exec(server.output())?.[1] ?? "";
  return Promise.all(
    stations.map(async (station) => {
      const { key } = await createKey(ctx, { stationId: station, name: "soak" });
      return { station, key, client: await mqtt.connectAsync(url, { username: "soak", password: key }) };
    }),
  );
}

/** Resolves with its request when the first bytes have come. What comes is counted and forgotten. */
export function openViewer({ url }: RunningServer, onBytes: (count: number) => void = () => {}) {
  return new Promise<ReturnType<typeof get>>((resolve, reject) => {
    const request = get(`${url}/api/live`, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A viewer was answered ${response.statusCode}.`));
      response.on("data", (chunk: Buffer) => onBytes(chunk.length));
      response.once("data", () => resolve(request));
    });
    // It ends by being destroyed; before it has opened, that is a failure.
    request.on("error", reject);
  });
}
