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

/**
 * Whether a topic is none of the server's: a firmware publishes to many, and what is none of its station's sensors is
 * dropped. One that belongs to another station, or to this one and may not be written by the key, is refused, as a device
 * that is set up wrongly must not believe that its readings are stored.
 */
export function isForeign({ scopes, stationId }: KeyActor, topic: string): boolean {
  if (readTopic(env.MQTT_TOPIC, topic)) return false;
  const [first, second = ""] = topic.split("/");
  if (first !== env.MQTT_TOPIC || !/^[1-9]\d*$/.test(second)) return true;
  return second === String(stationId) && scopes.has("write");
}

/**
 * A device may subscribe to its own station's topics, singly or by a pattern within them; Home Assistant to those of all
 * stations of the owner, and to its own.
 */
export function maySubscribe({ stationId, stations }: KeyActor, filter: string): boolean {
  if (stations) return isHome(filter) || [...stations].some((id) => isWithin(id, filter));
  return isWithin(stationId, filter);
}

/** Whether a topic or filter is below the first level of Home Assistant's topics. */
export function isHome(topic: string): boolean {
  return topic.startsWith(`${env.HA_DISCOVERY_PREFIX}/`);
}

function isWithin(stationId: number, filter: string): boolean {
  return patternsOf(stationId).includes(filter) || readTopic(env.MQTT_TOPIC, filter)?.stationId === stationId;
}

/** Whether a message may be delivered: a matching pattern may include topics that are for the device only. */
export function mayReceive({ scopes, stationId, stations }: KeyActor, topic: string): boolean {
  const read = readTopic(env.MQTT_TOPIC, topic);
  if (stations && isHome(topic)) return true;
  if (!read || !(stations ?? new Set([stationId])).has(read.stationId)) return false;
  return scopes.has(FOR_DEVICE.includes(read.kind) ? "write" : "read");
}

/** Whether a device with these filters receives its commands. */
export function receivesCommands({ scopes, stationId }: KeyActor, filters: ReadonlyMap<string, unknown>): boolean {
  const topic = topicOf(env.MQTT_TOPIC, stationId, "commands");
  return scopes.has("write") && [topic, ...patternsOf(stationId)].some((filter) => filters.has(filter));
}

function patternsOf(stationId: number): string[] {
  return WILDCARDS.map((wildcard) => `${env.MQTT_TOPIC}/${stationId}/${wildcard}`);
}
