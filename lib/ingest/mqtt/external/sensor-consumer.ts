import type { IPublishPacket, MqttClient } from "mqtt";
import type { KeyActor } from "../../../auth/actor";
import { env } from "../../../env";
import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { contextFor, systemContext } from "../../../services/context";
import { takeLease } from "../../../services/lease";
import { listSubscriptions, type Subscription } from "../../../services/sensors";
import { warnThrottled } from "../../../warn-throttled";
import type { DeviceContext } from "../handle";
import { Receiver } from "../sensors/receiver";
import { end, isWell, newClient, publicUrl } from "./client";

/** How late a change in the admin takes effect, in whichever process. */
const TURN_MS = 2000;
const LEASE = "mqtt-subscriptions";
const LEASE_MS = 10_000;
/** The broker keeps messages for this long while no process is connected. */
const SESSION_S = 7 * 24 * 3600;
const RECEIVE_MAXIMUM = 100;

/** Where ESPHome says the units of its sensors. */
const ANNOUNCEMENTS = "homeassistant/sensor/+/+/config";

/**
 * The topics of an existing broker that owners have subscribed their stations to. One process at a time receives them, as
 * values of one reading come in several messages; its session at the broker passes to the next process.
 */
export class SensorConsumer {
  #client: MqttClient | undefined;
  #receiver: Receiver | undefined;
  #subscriptions: readonly Subscription[] = [];
  #filters: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #underway: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(private readonly url: string) {}

  start(): void {
    this.#turn = this.#work()
      .catch((error: unknown) => {
        if (!isOutage(error)) log.warn({ err: error }, "the MQTT subscriptions could not be looked after");
      })
      .then(() => {
        if (!this.#isStopping) this.#timer = setTimeout(() => this.start(), TURN_MS);
      });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#turn;
    await this.#close();
    await this.#receiver?.stop();
  }

  async #work(): Promise<void> {
    const ctx = systemContext("mqtt");
    const all = await listSubscriptions(ctx);
    this.#subscriptions = all.filter(({ isEnabled }) => isEnabled);
    const isIdle = this.#subscriptions.length === 0 && !this.#client;
    if (isIdle) return;
    if (!(await takeLease(ctx.database, LEASE, LEASE_MS))) return this.#close();
    this.#receiver ??= new Receiver();
    this.#client ??= this.#open();
    this.#subscribe(this.#client);
  }

  #open(): MqttClient {
    const client = newClient(this.url, {
      clientId: `${env.MQTT_TOPIC}-server-sensors`,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_S, receiveMaximum: RECEIVE_MAXIMUM },
    });
    client.handleMessage = (packet, done) => {
      if (this.#isStopping) return done(new Error("stopping"));
      this.#underway = this.#take(client, packet, done);
    };
    client.on("connect", () => {
      isWell(client);
      // Retained messages are sent again, which say the units.
      this.#filters = new Set();
      this.#subscribe(client);
    });
    client.on("error", (error) => log.debug({ err: error }, "MQTT subscriptions"));
    client.connect();
    return client;
  }

  #subscribe(client: MqttClient): void {
    if (!client.connected) return;
    const wanted = new Set(this.#subscriptions.map(({ filter }) => filter));
    if (this.#subscriptions.some(({ dialect }) => dialect === "esphome")) wanted.add(ANNOUNCEMENTS);
    const gone = [...this.#filters].filter((filter) => !wanted.has(filter));
    // Announcements first, as values that follow need their units.
    const fresh = [...wanted]
      .filter((filter) => !this.#filters.has(filter))
      .sort((a) => (a === ANNOUNCEMENTS ? -1 : 1));
    this.#filters = wanted;
    if (gone.length > 0) client.unsubscribe(gone);
    if (fresh.length === 0) return;
    client.subscribe(fresh, { qos: 1 }, (error, granted = []) => {
      const refused = granted.filter(({ qos }) => Number(qos) >= 128).map(({ topic }) => topic);
      if (error || refused.length > 0) {
        warnThrottled("the MQTT broker refuses subscriptions", publicUrl(this.url), {
          refused,
          reason: error?.message,
        });
      }
    });
  }

  async #take(client: MqttClient, packet: IPublishPacket, done: (error?: Error) => void): Promise<void> {
    const { topic, retain } = packet;
    const payload = typeof packet.payload === "string" ? Buffer.from(packet.payload) : packet.payload;
    try {
      for (const subscription of this.#subscriptions) {
        await this.#receiver?.take(contextOf(subscription), subscription, { topic, payload, isRetained: retain });
      }
      done();
    } catch (error) {
      warnThrottled("an MQTT message could not be stored; the broker will send it again", topic, { err: error });
      client.stream.destroy();
    }
  }

  async #close(): Promise<void> {
    await this.#underway;
    const client = this.#client;
    this.#client = undefined;
    if (client) await end(client);
  }
}

/** The owner has subscribed the station to the topic, so it counts as the station's device. */
function contextOf({ stationId }: Subscription): DeviceContext {
  const actor: KeyActor = { kind: "key", id: 0, name: "MQTT", stationId, scopes: new Set(["read", "write"]) };
  return { ...contextFor(actor), actor };
}
