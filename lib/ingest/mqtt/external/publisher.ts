import type { MqttClient } from "mqtt";
import { env } from "../../../env";
import { setFault } from "../../../health/mqtt";
import { log } from "../../../log";
import { warnThrottled } from "../../../warn-throttled";
import { end, isWell, newClient, publicUrl } from "./client";

/** Unacknowledged messages; a device that misses one asks again. */
const MAX_UNDERWAY = 10_000;

/** For messages between the server's processes, beside the devices' topics: no station has this name. */
const LIVE_TOPIC = `${env.MQTT_TOPIC}/server/live`;

/** Where Home Assistant says that it has started. */
const HOME_TOPIC = `${env.HA_DISCOVERY_PREFIX}/status`;

interface Hearing {
  /** Called when Home Assistant has started; only where it is told of the stations. */
  onHome: () => void;
  /** Called with a message of another process. */
  onLive: (payload: Buffer) => void;
  /** Called when connected, for the first time or again: messages in between were missed. */
  onConnect: (isAgain: boolean) => void;
}

/** The connection by which this process publishes: answers, commands, and messages to the other processes. */
export class Publisher {
  readonly #client: MqttClient;
  #underway = 0;

  constructor(url: string, { onLive, onConnect, onHome }: Hearing) {
    const where = publicUrl(url);
    this.#client = newClient(url, { clean: true });
    let isAgain = false;
    let reason = "";
    this.#client.on("connect", () => {
      reason = "";
      isWell(this.#client);
      setFault("MQTT_URL", undefined);
      log.info({ broker: where }, "MQTT broker connected");
      if (env.HA_DISCOVERY) this.#client.subscribe(HOME_TOPIC, { qos: 1, rh: 2 });
      this.#client.subscribe(LIVE_TOPIC, { qos: 0, nl: true }, (error) => {
        if (error)
          warnThrottled("the MQTT broker refuses a subscription", where, { topic: LIVE_TOPIC, reason: error.message });
        onConnect(isAgain);
        isAgain = true;
      });
    });
    this.#client.on("error", (error) => {
      reason = ` (${"code" in error && typeof error.code === "string" ? error.code : error.message})`;
    });
    this.#client.on("close", () => {
      const fault = `The MQTT broker at ${where} cannot be reached${reason}; the server keeps trying.`;
      setFault("MQTT_URL", fault);
      warnThrottled(fault, where);
    });
    this.#client.on("message", (topic, payload) => {
      if (topic === LIVE_TOPIC) onLive(payload);
      if (topic === HOME_TOPIC && payload.toString() === "online") onHome();
    });
  }

  connect(): void {
    this.#client.connect();
  }

  get isConnected(): boolean {
    return this.#client.connected;
  }

  /** Publishes to a device, at QoS 1. */
  publish(topic: string, value: object): void {
    this.#publish(topic, JSON.stringify(value), false);
  }

  /** Publishes to all, and the broker keeps it for later ones. */
  retain(topic: string, text: string): void {
    this.#publish(topic, text, true);
  }

  #publish(topic: string, text: string, retain: boolean): void {
    if (!this.isConnected || this.#underway >= MAX_UNDERWAY) return;
    this.#underway += 1;
    this.#client.publish(topic, text, { qos: 1, retain }, (error) => {
      this.#underway -= 1;
      if (error) log.debug({ err: error, topic }, "an MQTT message was not sent");
    });
  }

  /** Publishes to the other processes. */
  tell(value: object): void {
    if (this.isConnected) this.#client.publish(LIVE_TOPIC, JSON.stringify(value), { qos: 0 });
  }

  async stop(): Promise<void> {
    this.#client.removeAllListeners("close");
    await end(this.#client);
  }
}
