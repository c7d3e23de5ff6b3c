import { randomBytes } from "node:crypto";
import { connectAsync, type MqttClient } from "mqtt";
import { onTestFinished } from "vitest";

/** An external broker, where one answers: `npm test` sets it. */
export const BROKER = process.env.TEST_MQTT_URL ?? "";

export interface Batch {
  id: string;
  readings?: Record<string, unknown>[];
  events?: Record<string, unknown>[];
}

/** Plays the server for an agent over MQTT: it collects what arrives, and confirms it on `stored`. */
export interface Responder {
  readonly prefix: string;
  readonly batches: Batch[];
  /** By time, each once; and how many arrived repeatedly. */
  readonly stored: Map<number, Record<string, unknown>>;
  readonly statuses: unknown[];
  readonly replies: unknown[];
  command(command: object): Promise<void>;
  /** The answer to a batch; by default that all of it is stored. undefined for none. */
  answer: (batch: Batch) => object | undefined;
}

export function storedAll({ id, readings = [], events = [] }: Batch, now = Date.now()): object {
  const stored = readings.length + events.length;
  return { id, now: new Date(now).toISOString(), stored, repeated: 0, refused: [] };
}

/** On the local broker, under topics of its own. */
export async function startResponder(station: number): Promise<Responder> {
  const prefix = `test-${randomBytes(6).toString("hex")}`;
  const client: MqttClient = await connectAsync(BROKER);
  onTestFinished(async () => {
    await client.publishAsync(`${prefix}/${station}/status`, "", { retain: true });
    await client.endAsync();
  });
  const responder: Responder = {
    prefix,
    batches: [],
    stored: new Map(),
    statuses: [],
    replies: [],
    command: async (command) => {
      await client.publishAsync(`${prefix}/${station}/commands`, JSON.stringify(command), { qos: 1 });
    },
    answer: storedAll,
  };
  client.on("message", (topic, payload) => {
    const kind = topic.split("/").at(-1);
    if (payload.length === 0) return;
    const content: unknown = JSON.parse(payload.toString());
    if (kind === "status") responder.statuses.push(content);
    if (kind === "replies") responder.replies.push(content);
    if (kind === "readings" || kind === "events")
      take(responder, content as Batch, client, `${prefix}/${station}/stored`);
  });
  await client.subscribeAsync(`${prefix}/${station}/+`, { qos: 1 });
  return responder;
}

function take(responder: Responder, batch: Batch, client: MqttClient, topic: string): void {
  responder.batches.push(batch);
  const answer = responder.answer(batch);
  if (!answer) return;
  const refused = (answer as { refused?: { index: number }[] }).refused?.map(({ index }) => index) ?? [];
  for (const [i, reading] of (batch.readings ?? []).entries()) {
    if (!refused.includes(i)) responder.stored.set(Number(reading.time), reading);
  }
  client.publish(topic, JSON.stringify(answer), { qos: 1 });
}
