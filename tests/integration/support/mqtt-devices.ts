import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { onTestFinished } from "vitest";
import type { KeyScope } from "@/lib/contract/device/key";
import type { Context } from "@/lib/services/context";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import type { RunningServer } from "./server";

/** Variables for the server's own broker, on any free port. */
export const MQTT = { MQTT: "1" };

/** The address at which the running server's broker listens, by scheme, as it was announced. */
export function brokerOf(server: Pick<RunningServer, "output">, scheme = "mqtt"): string {
  const url = new RegExp(`^ {2}MQTT +(${scheme}://\\S+)$`, "m").exec(server.output())?.[1];
  if (url === undefined) throw new Error(`No MQTT address was announced:\n${server.output()}`);
  return url;
}

export interface TestDevice {
  stationId: number;
  keyId: number;
  key: string;
}

export async function newDevice(
  ctx: Context,
  options: { scopes?: KeyScope[]; expiresAt?: number } = {},
): Promise<TestDevice> {
  const { id: stationId } = await createStation(ctx, { name: "Roof", lat: 52.5, lon: 13.4 });
  const { id: keyId, key } = await createKey(ctx, { stationId, name: "roof", ...options });
  return { stationId, keyId, key };
}

export interface Heard {
  topic: string;
  payload: string;
  retain: boolean;
  qos: number;
}

/** A real client that collects the messages it receives, and ends with its test. */
export interface TestClient {
  client: MqttClient;
  heard: Heard[];
}

export const VERSIONS = [4, 5] as const;

/** Connects; rejects when it is refused, and does not retry. */
export async function connect(url: string, options: IClientOptions): Promise<TestClient> {
  const client = mqtt.connect(url, { reconnectPeriod: 0, manualConnect: true, ...options });
  const heard: Heard[] = [];
  client.on("message", (topic, payload, { retain, qos }) => {
    heard.push({ topic, payload: payload.toString(), retain, qos });
  });
  onTestFinished(async () => {
    await client.endAsync(true);
  });
  let refusal = "The connection was closed.";
  client.on("error", ({ message }) => {
    refusal = message;
  });
  await new Promise<void>((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("close", () => reject(new Error(refusal)));
    client.connect();
  });
  return { client, heard };
}

/** A device's credentials: any name, and its key. */
export function login({ key }: TestDevice): IClientOptions {
  return { username: "roof", password: key };
}

/** Resolves when the connection has ended. */
export function closing(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.once("close", () => resolve()));
}
