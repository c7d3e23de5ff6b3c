import type { Decoder, Dialect, Message, Said } from "./dialect";
import { EspHomeSensors } from "./esphome-sensors";
import { numberOf } from "./values";

/**
 * ESPHome's MQTT component: https://esphome.io/components/mqtt.html. A node publishes each value alone, as bare text, and
 * once after it has connected what its sensors are (Home Assistant's discovery).
 */
export const dialect: Dialect = {
  decoder: () => new EspHomeDecoder(),
  together: { kind: "after first", ms: 10_000 },
};

class EspHomeDecoder implements Decoder {
  readonly #sensors = new EspHomeSensors();

  decode({ topic, levels, payload }: Message): Said | undefined {
    if (levels.at(-1) === "config") {
      this.#sensors.learn(payload);
      return undefined;
    }
    // Of NODE/sensor/ID/state and NODE/status the node may be the common part of all topics of the subscription.
    const all = topic.split("/");
    if (all.at(-1) === "status") return presence(all.slice(0, -1).join("/"), payload.trim());
    if (all.length < 4 || all.at(-1) !== "state" || all.at(-3) !== "sensor") return undefined;
    const device = all.slice(0, -3).join("/");
    const value = numberOf(payload);
    if (value === undefined) return undefined;
    const measured = this.#sensors.measured(topic, all.at(-2) ?? "", device, value);
    return measured && { kind: "sample", sample: { device, values: [measured] } };
  }
}

function presence(device: string, word: string): Said | undefined {
  return word === "online" || word === "offline"
    ? { kind: "presence", device, isOnline: word === "online" }
    : undefined;
}
