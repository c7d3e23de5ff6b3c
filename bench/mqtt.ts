import { performance } from "node:perf_hooks";
import mqtt, { type MqttClient } from "mqtt";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { newStations, ROUNDS, ratePlain, sampleReading } from "./recording";
import { median } from "./support/table";

const CLIENTS = 50;
const MESSAGES = 200;

interface Device {
  stationId: number;
  client: MqttClient;
}

export interface MqttResult {
  /** Readings per second by plain multi-row inserts. */
  plain: number;
  /** Messages of one reading per second, from the first sent to the last acknowledged. */
  mqtt: number;
}

/**
 * 50 devices, each sending 200 readings of seven metrics at once at QoS 1, to the embedded broker of a separate server.
 */
export async function benchMqtt(target: Throwaway): Promise<MqttResult> {
  const server = await startServer({ DATABASE_URL: target.url, MQTT: "1", LOG_LEVEL: "error" });
  const database = open(target.url);
  const plain: number[] = [];
  const rates: number[] = [];
  try {
    const url = /^ {2}MQTT +(\S+)$/m.exec(server.output())?.[1] ?? "";
    const devices = await newDevices(database, url);
    for (let round = 0; round <= ROUNDS; round++) {
      const pair = [await ratePlain(database, await newStations(database)), await rateMqtt(devices, round)] as const;
      if (round === 0) continue;
      plain.push(pair[0]);
      rates.push(pair[1]);
    }
    await Promise.all(devices.map(({ client }) => client.endAsync()));
  } finally {
    await database.close();
    await server.stop();
  }
  return { plain: median(plain), mqtt: median(rates) };
}

async function newDevices(database: Database, url: string): Promise<Device[]> {
  const ctx = { database, actor: system("bench"), now: Date.now };
  const stations = (await newStations(database)).slice(0, CLIENTS);
  return Promise.all(
    stations.map(async (stationId) => {
      const { key } = await createKey(ctx, { stationId, name: "bench" });
      return { stationId, client: await mqtt.connectAsync(url, { username: "bench", password: key }) };
    }),
  );
}

/**
 * Every reading is new. The payloads are created before the clock starts, because the clients share the machine with
 * the server.
 */
async function rateMqtt(devices: readonly Device[], round: number): Promise<number> {
  const messages = devices.flatMap(({ client, stationId }) =>
    Array.from({ length: MESSAGES }, (_, n) => {
      const payload = JSON.stringify(sampleReading(stationId, round * MESSAGES + n));
      return { client, topic: `weather/${stationId}/readings`, payload };
    }),
  );
  const begun = performance.now();
  await Promise.all(messages.map(({ client, topic, payload }) => client.publishAsync(topic, payload, { qos: 1 })));
  return (messages.length * 1000) / (performance.now() - begun);
}
