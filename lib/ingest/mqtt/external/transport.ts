import type { KeyActor } from "../../../auth/actor";
import { FROM_DEVICE, readTopic, topicOf } from "../../../contract/device/topics";
import { env } from "../../../env";
import { subscribe } from "../../../live/bus";
import { contextFor, systemContext } from "../../../services/context";
import { takeLease } from "../../../services/lease";
import { deliverCommands } from "../commands";
import { type DeviceContext, handle } from "../handle";
import type { MqttTransport } from "../transport";
import { publicUrl } from "./client";
import { ClusterRelay } from "./cluster-relay";
import { Consumers } from "./consumers";
import { KnownDevices } from "./known-devices";
import { Publisher } from "./publisher";
import { SensorConsumer } from "./sensor-consumer";

/** Opens the transport of an existing broker, which is responsible for restricting devices to their own topics. */
export async function openExternal(url: string): Promise<MqttTransport> {
  const publisher: Publisher = new Publisher(url, {
    onHome: () => announcer?.online(),
    onLive: (payload) => relay.hear(payload),
    onConnect: (isAgain) => {
      if (isAgain) relay.missed();
      announcer?.all();
      for (const stationId of knownDevices.owed()) deliver(stationId);
    },
  });
  const relay = new ClusterRelay((message) => publisher.tell(message));
  const knownDevices = new KnownDevices();
  const deliver = (stationId: number) => {
    if (!publisher.isConnected) knownDevices.owe(stationId);
    else void deliverCommands(contextOf(stationId), stationId, (topic, command) => publisher.publish(topic, command));
  };
  const consumers = new Consumers(url, async (topic, payload) => {
    const { stationId, kind } = readTopic(env.MQTT_TOPIC, topic) ?? {};
    const own = FROM_DEVICE.find((known) => known === kind);
    if (stationId === undefined || own === undefined) return;
    const answer = await handle(contextOf(stationId), { kind: own, payload });
    if (answer) publisher.publish(topicOf(env.MQTT_TOPIC, stationId, "stored"), answer);
    // A status means that the device has just connected; an unknown device may have commands waiting.
    if (knownDevices.isNew(stationId) || own === "status") deliver(stationId);
  });
  const forgetCommands = subscribe(["commands.given"], ({ event }) => {
    for (const stationId of event.stationIds) if (knownDevices.has(stationId)) deliver(stationId);
  });
  const sensors = new SensorConsumer(url);
  const announcer = await announcerOf(publisher);
  publisher.connect();
  consumers.start();
  sensors.start();
  return {
    addresses: [publicUrl(url)],
    stop: async () => {
      forgetCommands();
      await announcer?.stop();
      await Promise.all([consumers.stop(), sensors.stop()]);
      await relay.stop();
      await publisher.stop();
    },
  };
}

const LEASE = "home-assistant";
const LEASE_MS = 30_000;

/** Tells Home Assistant of the stations, where that is wanted: one process at a time. */
async function announcerOf(publisher: Publisher) {
  if (!env.HA_DISCOVERY) return undefined;
  const { Announcer } = await import("../home-assistant/announcer");
  const mayPublish = async () => publisher.isConnected && takeLease(systemContext("mqtt").database, LEASE, LEASE_MS);
  return new Announcer((topic, text) => publisher.retain(topic, text), mayPublish);
}

/** The broker ensures that the sender is the station's device; the station need not exist. */
function contextOf(stationId: number): DeviceContext {
  const actor: KeyActor = { kind: "key", id: 0, name: "MQTT", stationId, scopes: new Set(["read", "write"]) };
  return { ...contextFor(actor), actor };
}
