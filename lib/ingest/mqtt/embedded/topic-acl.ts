import type { KeyActor } from "../../../auth/actor";
import { FROM_DEVICE, type FromDevice, readTopic, topicOf } from "../../../contract/device/topics";
import { env } from "../../../env";

/** Only the device itself receives these, not a key that may merely read its station. */
const FOR_DEVICE = ["commands", "stored"];

const WILDCARDS = ["+", "#"];

/** The kind of a topic that a device may publish to: its own station's, with a key that may write. */
export function mayPublish({ scopes, stationId }: KeyActor, topic: string): FromDevice | undefined {
  const read = readTopic(env.MQTT_TOPIC, topic);
  if (!read || read.stationId !== stationId || !scopes.has("write")) return undefined;
  return FROM_DEVICE.find((kind) => kind === read.kind);
}

/** A device may subscribe to its own station's topics, singly or by a pattern within them. */
export function maySubscribe({ stationId }: KeyActor, filter: string): boolean {
  return patternsOf(stationId).includes(filter) || readTopic(env.MQTT_TOPIC, filter)?.stationId === stationId;
}

/** Whether a message may be delivered: a matching pattern may include topics that are for the device only. */
export function mayReceive({ scopes, stationId }: KeyActor, topic: string): boolean {
  const read = readTopic(env.MQTT_TOPIC, topic);
  if (read?.stationId !== stationId) return false;
  return scopes.has(FOR_DEVICE.includes(read.kind) ? "write" : "read");
}

/** Whether a device with these filters receives its commands. */
export function receivesCommands({ scopes, stationId }: KeyActor, filters: ReadonlyMap<string, unknown>): boolean {
  const topic = topicOf(env.MQTT_TOPIC, stationId, "commands");
  return scopes.has("write") && [topic, ...patternsOf(stationId)].some((filter) => filters.has(filter));
}

/** Whether a granted filter covers several topics: only such filters end with a wildcard. */
export function isPattern(filter: string): boolean {
  return WILDCARDS.some((wildcard) => filter.endsWith(`/${wildcard}`));
}

function patternsOf(stationId: number): string[] {
  return WILDCARDS.map((wildcard) => `${env.MQTT_TOPIC}/${stationId}/${wildcard}`);
}
