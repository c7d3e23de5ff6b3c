import type { IPublishPacket, MqttClient } from "mqtt";
import { FROM_DEVICE } from "../../../contract/device/topics";
import { env } from "../../../env";
import { setFault } from "../../../health/mqtt";
import { log } from "../../../log";
import { warnThrottled } from "../../../warn-throttled";
import { end, isWell, newClient, publicUrl } from "./client";

/** The broker keeps messages for this long while no process is connected. */
const SESSION_S = 7 * 24 * 3600;
/** Messages in flight to this consumer. */
const RECEIVE_MAXIMUM = 100;
/** A session without subscriptions is drained when no message has arrived for this long. */
const DRAINED_MS = 2000;

/** The shared subscription of all processes of this server. */
const FILTERS = FROM_DEVICE.map((kind) => `$share/weather-station/${env.MQTT_TOPIC}/+/${kind}`);

/** Stores a message; rejects if that is not possible now. */
type Store = (topic: string, payload: Buffer) => Promise<void>;

/**
 * A session of the shared subscription. It takes one message at a time and acknowledges it once it is stored; if that
 * fails, it disconnects, so that the broker sends unacknowledged messages again.
 */
export class Consumer {
  readonly #client: MqttClient;
  #isStopping = false;
  #underway: Promise<void> = Promise.resolve();
  #heardAt = performance.now();
  /** This consumer has disconnected itself, and reconnects with increasing delays until a message can be stored. */
  #hasFailed = false;

  /** @param isDraining takes what is left in the session, without new subscriptions */
  constructor(
    url: string,
    readonly slot: number,
    private readonly store: Store,
    readonly isDraining: boolean,
  ) {
    this.#client = newClient(url, {
      clientId: `${env.MQTT_TOPIC}-server-${slot}`,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_S, receiveMaximum: RECEIVE_MAXIMUM },
    });
    this.#client.handleMessage = (packet, done) => {
      // Not acknowledged, but reading goes on, as ending waits for the packets that follow.
      if (this.#isStopping) return done(new Error("stopping"));
      this.#underway = this.#take(packet, done);
    };
    this.#client.on("connect", () => this.#subscribe(publicUrl(url)));
    this.#client.on("error", (error) => log.debug({ err: error, slot }, "MQTT consumer"));
    this.#client.connect();
  }

  #subscribe(where: string): void {
    this.#heardAt = performance.now();
    if (!this.#hasFailed) isWell(this.#client);
    if (this.isDraining) {
      this.#client.unsubscribe(FILTERS);
      return;
    }
    this.#client.subscribe(FILTERS, { qos: 1 }, (error, granted = []) => {
      const refused = granted.filter(({ qos }) => Number(qos) >= 128).map(({ topic }) => topic);
      const isGood = !error && refused.length === 0;
      setFault("subscriptions", isGood ? undefined : `The MQTT broker at ${where} refuses the subscriptions.`);
      if (!isGood)
        warnThrottled("the MQTT broker refuses the subscriptions", where, { refused, reason: error?.message });
    });
  }

  async #take({ topic, payload }: IPublishPacket, done: (error?: Error) => void): Promise<void> {
    this.#heardAt = performance.now();
    try {
      await this.store(topic, typeof payload === "string" ? Buffer.from(payload) : payload);
      done();
      this.#hasFailed = false;
      isWell(this.#client);
    } catch (error) {
      warnThrottled("an MQTT message could not be stored; the broker will send it again", topic, { err: error });
      this.#hasFailed = true;
      this.#client.stream.destroy();
    }
    this.#heardAt = performance.now();
  }

  /** Whether all messages of the session were taken. */
  get isDrained(): boolean {
    return this.#client.connected && performance.now() - this.#heardAt > DRAINED_MS;
  }

  /** Finishes the current message and leaves the session for its next owner, or ends it. */
  async stop({ endSession = false } = {}): Promise<void> {
    this.#isStopping = true;
    await this.#underway;
    const properties = endSession ? { properties: { sessionExpiryInterval: 0 } } : {};
    await end(this.#client, properties);
  }
}
