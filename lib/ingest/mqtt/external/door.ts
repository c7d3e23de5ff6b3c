import type { KeyActor } from "../../../auth/actor";
import { FROM_DEVICE, readTopic, topicOf } from "../../../contract/device-topics";
import { env } from "../../../env";
import { live } from "../../../live/bus";
import { contextFor } from "../../../services/context";
import { deliverCommands } from "../commands";
import { type DeviceContext, handle } from "../handle";
import type { MqttDoor } from "../start";
import { publicUrl } from "./client";
import { Consumers } from "./consumers";
import { Listeners } from "./listeners";
import { Relay } from "./relay";
import { Speaker } from "./speaker";

/** The door to a broker that is there already. It is the broker's part to let devices use their own topics only. */
export async function openExternal(url: string): Promise<MqttDoor> {
  const speaker: Speaker = new Speaker(url, {
    onLive: (payload) => relay.hear(payload),
    onConnect: (isAgain) => {
      if (isAgain) relay.missed();
      for (const stationId of listeners.owed()) deliver(stationId);
    },
  });
  const relay = new Relay((message) => speaker.tell(message));
  const listeners = new Listeners();
  const deliver = (stationId: number) => {
    if (!speaker.isConnected) listeners.owe(stationId);
    else void deliverCommands(contextOf(stationId), stationId, (topic, command) => speaker.publish(topic, command));
  };
  const consumers = new Consumers(url, async (topic, payload) => {
    const { stationId, kind } = readTopic(env.MQTT_TOPIC, topic) ?? {};
    const own = FROM_DEVICE.find((known) => known === kind);
    if (stationId === undefined || own === undefined) return;
    const answer = await handle(contextOf(stationId), { kind: own, payload });
    if (answer) speaker.publish(topicOf(env.MQTT_TOPIC, stationId, "stored"), answer);
    // A device that says how it is has just connected, and one that was not heard of yet may be waiting.
    if (listeners.isNew(stationId) || own === "status") deliver(stationId);
  });
  const forgetCommands = live().onCommand((stationId) => {
    if (listeners.has(stationId)) deliver(stationId);
  });
  speaker.connect();
  consumers.start();
  return {
    addresses: [publicUrl(url)],
    stop: async () => {
      forgetCommands();
      await consumers.stop();
      await relay.stop();
      await speaker.stop();
    },
  };
}

/** The broker has seen to it that who sends this is the station's device; there need be no such station. */
function contextOf(stationId: number): DeviceContext {
  const actor: KeyActor = { kind: "key", id: 0, name: "MQTT", stationId, scopes: new Set(["read", "write"]) };
  return { ...contextFor(actor), actor };
}
