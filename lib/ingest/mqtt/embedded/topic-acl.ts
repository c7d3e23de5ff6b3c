import type { KeyActor } from "../../../auth/actor";
import { FROM_DEVICE, type FromDevice, readTopic, topicOf } from "../../../contract/device/topics";
import { env } from "../../../env";

/** What only the device itself is sent, not who merely reads its station. */
const FOR_DEVICE = ["commands", "stored"];

const WILDCARDS = ["+", "#"];

/** The kind of a topic that a device may publish to: one of its own station, with a key that may write. */
export function mayPublish({ scopes, stationId }: KeyActor, topic: string): FromDevice | undefined {
  const read = readTopic(env.MQTT_TOPIC, topic);
  if (!read || read.stationId !== stationId || !scopes.has("write")) return undefined;
  return FROM_DEVICE.find((kind) => kind === read.kind);
}

/** Its own station's topics, one by one or by a pattern that stays among them. */
export function maySubscribe({ stationId }: KeyActor, filter: string): boolean {
  return patternsOf(stationId).includes(filter) || readTopic(env.MQTT_TOPIC, filter)?.stationId === stationId;
}

/** What a subscription matched may still be for the device alone. */
export function mayReceive({ scopes, stationId }: KeyActor, topic: string): boolean {
  const read = readTopic(env.MQTT_TOPIC, topic);
  if (read?.stationId !== stationId) return false;
  return scopes.has(FOR_DEVICE.includes(read.kind) ? "write" : "read");
}

/** Does a device with these filters get its commands? */
export function receivesCommands({ scopes, stationId }: KeyActor, filters: ReadonlyMap<string, unknown>): boolean {
  const topic = topicOf(env.MQTT_TOPIC, stationId, "commands");
  return scopes.has("write") && [topic, ...patternsOf(stationId)].some((filter) => filters.has(filter));
}

/** Was it granted for more than one topic? Those that are end so. */
export function isPattern(filter: string): boolean {
  return WILDCARDS.some((wildcard) => filter.endsWith(`/${wildcard}`));
}

function patternsOf(stationId: number): string[] {
  return WILDCARDS.map((wildcard) => `${env.MQTT_TOPIC}/${stationId}/${wildcard}`);
}
