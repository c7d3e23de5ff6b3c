import type { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Subscription } from "aedes";
import { Aedes, type AedesPublishPacket, type Client, type ConnectPacket, type PublishPacket } from "aedes";
import { topicOf } from "../../../contract/device/topics";
import { env } from "../../../env";
import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { contextFor, systemContext } from "../../../services/context";
import { hasPending } from "../../../services/sensors";
import { warnThrottled } from "../../../warn-throttled";
import { type DeviceContext, handle } from "../handle";
import type { StationSensors } from "../sensors/of-station";
import type { Connection } from "./connection";
import { ExactlyOnce } from "./exactly-once";
import { CONNECT_MS, KEEP_ALIVE_S, MAX_CONCURRENT_PUBLISHES, RETAINED_BYTES } from "./limits";
import { Login } from "./login";
import { type Envelope, expiresAt, NO_ENVELOPE, NO_EXTRAS, remaining } from "./mqtt5/message";
import { Persistence } from "./persistence";
import { type Session, Sessions } from "./sessions";
import { deliveryOf, matching, type Subscribed, subscribed, wantsRetained } from "./subscriptions";
import { isForeign, isHome, mayPublish, mayReceive, maySubscribe } from "./topic-acl";
import { KEEP_ALIVE_TIMEOUT, NOT_AUTHORIZED, NOT_STORED, STOPPING, WireError } from "./wire-error";

/** The SUBACK code of a refused subscription in MQTT 3.1.1. */
const REFUSED = 128;
/** Twice the turns of the event loop that a message needs from its commit to its acknowledgement on the wire. */
const TURNS = 20;
/** The server's own topics have three; names of sensors may have several. */
const TOPIC_LEVELS = 64;

type Done = (error?: Error | null) => void;

/**
 * The embedded broker. A device authenticates by its key and may use its own station's topics only; what it publishes
 * is stored before it is acknowledged (QoS 1: PUBACK, QoS 2: PUBREC). A forbidden message, or one that cannot be
 * stored, ends the connection without an acknowledgement, which is the only way to refuse it in MQTT 3.1.1.
 */
export class Broker {
  readonly sessions = new Sessions();
  readonly #login = new Login(this.sessions);
  readonly #connects = new WeakMap<Client, ConnectPacket>();
  readonly #connections = new WeakMap<Client, Connection>();
  readonly #open = new Set<Connection>();
  readonly #underway = new Set<Promise<unknown>>();
  /** Keyed by payload, as that is the only object that all of aedes's copies of a packet share. */
  readonly #envelopes = new WeakMap<Buffer, Envelope>();
  readonly #exactlyOnce = new ExactlyOnce();
  readonly #persistence = new Persistence((client, messageId) => this.#exactlyOnce.release(client, messageId));
  readonly #aedes: Aedes;
  /** Called when Home Assistant has started. */
  onHome: () => void = () => {};
  /** Loaded with the first message of a sensor. */
  #sensors: Promise<StationSensors> | undefined;
  #isStopping = false;

  /** @param onListening called when a device has subscribed, to deliver its commands */
  constructor(private readonly onListening: (session: Session) => void) {
    this.#aedes = new Aedes({
      persistence: this.#persistence,
      connectTimeout: CONNECT_MS,
      maxInflightInbound: MAX_CONCURRENT_PUBLISHES,
      maxTopicLevels: TOPIC_LEVELS,
      preConnect: (client, packet, done) => this.#beforeConnect(client, packet, done),
      authenticate: (client, _name, password, done) => {
        const [connect, connection] = [this.#connects.get(client), this.#connections.get(client)];
        if (connect && connection) this.#login.check({ client, connection, connect, password }, done);
      },
      authorizePublish: (client, packet, done) => this.#publish(client, packet, done),
      authorizeSubscribe: (client, subscription, done) => done(null, this.#granted(client, subscription)),
      authorizeForward: (client, packet) => this.#forwarded(client, packet),
    });
  }

  async start(): Promise<void> {
    this.#aedes.on("subscribe", (subscriptions, client) => this.#subscribed(client, subscriptions));
    this.#aedes.on("unsubscribe", (filters, client) => this.#unsubscribed(client, filters));
    this.#aedes.on("keepaliveTimeout", (client) => {
      this.#connections.get(client)?.destroy(new WireError("the client is silent", KEEP_ALIVE_TIMEOUT));
    });
    this.#aedes.on("clientError", (client, error) => log.debug({ err: error, client: client.id }, "MQTT client"));
    this.#aedes.on("connectionError", (_client, error) => log.debug({ err: error }, "MQTT connection"));
    (this.#aedes as EventEmitter).on("error", (error: Error) => log.error({ err: error }, "the MQTT broker failed"));
    await this.#aedes.listen();
    // Values that were acknowledged before the server was killed, though nothing more may arrive.
    if (await hasPending(systemContext("mqtt")).catch(() => true)) void this.#loadSensors();
  }

  accept(connection: Connection): void {
    const client = this.#aedes.handle(connection);
    this.#connections.set(client, connection);
    this.#open.add(connection);
    connection.once("close", () => {
      this.#open.delete(connection);
      this.sessions.remove(client);
    });
  }

  /** Publishes to all subscribers, at QoS 1. */
  publish(topic: string, value: object): void {
    const packet: PublishPacket = {
      cmd: "publish",
      topic,
      payload: JSON.stringify(value),
      qos: 1,
      dup: false,
      retain: false,
    };
    this.#aedes.publish(packet, (error) => error && log.debug({ err: error, topic }, "an MQTT message was not sent"));
  }

  /** Publishes to all subscribers, and keeps it for later ones; empty text removes what was kept. */
  retain(topic: string, text: string): void {
    const packet: PublishPacket = {
      cmd: "publish",
      topic,
      payload: Buffer.from(text),
      qos: 1,
      dup: false,
      retain: true,
    };
    this.#aedes.publish(packet, (error) => error && log.debug({ err: error, topic }, "an MQTT message was not sent"));
  }

  /** Disconnects a device. */
  expel(client: Client, reason: string): void {
    warnThrottled("an MQTT connection was ended", client.id, { reason });
    this.#connections.get(client)?.destroy(new WireError(reason, NOT_AUTHORIZED));
  }

  /** Accepts no more messages, finishes pending ones, and ends all connections without publishing their wills. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const connection of this.#open) connection.stopListening();
    while (this.#underway.size > 0) await Promise.allSettled(this.#underway);
    // Messages just stored are acknowledged in the following turns of the event loop.
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
    for (const connection of this.#open) connection.destroy();
    await (await this.#sensors)?.stop();
  }

  #beforeConnect(client: Client, packet: ConnectPacket, done: (error: Error | null, isGood: boolean) => void): void {
    this.#connects.set(client, { ...packet });
    this.#connections.get(client)?.slot.speak();
    // Sessions end with their connection: nothing is kept for an offline client, as its CONNACK says.
    packet.clean = true;
    packet.keepalive = Math.min(packet.keepalive || KEEP_ALIVE_S, KEEP_ALIVE_S);
    done(null, true);
  }

  /** Calls back once the message is stored, or with the error that ends the connection. */
  #publish(client: Client | null, packet: PublishPacket, done: Done): void {
    if (client) this.#seal(client, packet);
    const work = this.#storeOnce(client, packet).then(() => done(), done);
    this.#underway.add(work);
    void work.finally(() => this.#underway.delete(work));
  }

  #seal(client: Client, { payload, retain }: PublishPacket): void {
    if (typeof payload === "string") return;
    const mqtt5 = this.#connections.get(client)?.mqtt5;
    const isWill = payload === this.#connects.get(client)?.will?.payload;
    const extras = (isWill ? mqtt5?.will : mqtt5?.nextExtras()) ?? NO_EXTRAS;
    const { properties } = extras;
    this.#envelopes.set(payload, { from: client.id, retain, properties, expiresAt: expiresAt(extras) });
  }

  async #storeOnce(client: Client | null, packet: PublishPacket): Promise<void> {
    if (!client) return this.#store(client, packet);
    const isRepeat = await this.#exactlyOnce.take(client, packet, () => this.#store(client, packet));
    if (!isRepeat) return;
    // aedes acknowledges a packet that it finds here without forwarding it. The original, which may be finishing just
    // now, must not be found.
    await setImmediate();
    await this.#persistence.incomingStorePacket(client, packet);
  }

  /** @throws WireError */
  async #store(client: Client | null, packet: PublishPacket): Promise<void> {
    if (this.#isStopping) throw new WireError("the server stops", STOPPING);
    const session = client ? this.sessions.of(client) : undefined;
    const kind = session && mayPublish(session.actor, packet.topic);
    if (session && !kind && isForeign(session.actor, packet.topic)) {
      packet.retain = false;
      return this.#storing(session, packet, (ctx) => this.#takeSensor(ctx, packet));
    }
    if (!session || !kind) {
      warnThrottled("an MQTT message was refused", client?.id ?? "?", { topic: packet.topic.slice(0, 200) });
      throw new WireError("this topic is not the device's", NOT_AUTHORIZED);
    }
    const payload = typeof packet.payload === "string" ? Buffer.from(packet.payload) : packet.payload;
    const size = payload.length + (this.#envelopes.get(payload)?.properties.length ?? 0);
    packet.retain &&= kind === "status" && size <= RETAINED_BYTES;
    // An empty retained status deletes the previous one; it has no content to store.
    if (packet.retain && payload.length === 0) return;
    return this.#storing(session, packet, async (ctx) => {
      const answer = await handle(ctx, { kind, payload });
      if (answer) this.publish(topicOf(env.MQTT_TOPIC, ctx.actor.stationId, "stored"), answer);
    });
  }

  /** @throws WireError when it could not be stored */
  async #storing({ actor }: Session, { qos }: PublishPacket, store: (ctx: DeviceContext) => Promise<void>) {
    try {
      await store({ ...contextFor(actor), actor });
    } catch (error) {
      if (!isOutage(error)) log.error({ err: error, station: actor.stationId }, "an MQTT message could not be stored");
      // A QoS 0 message has no acknowledgement, and is not sent again.
      if (qos > 0) throw new WireError("the message could not be stored", NOT_STORED);
    }
  }

  /** A message beside the server's own topics: of a sensor in another program's form, or to be dropped. */
  async #takeSensor(ctx: DeviceContext, { topic, payload }: PublishPacket): Promise<void> {
    if (ctx.actor.stations && isHome(topic) && topic.endsWith("/status") && payload.toString() === "online")
      this.onHome();
    if (!ctx.actor.scopes.has("write")) return;
    const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
    await (await this.#loadSensors()).take(ctx, { topic, payload: bytes, isRetained: false });
  }

  #loadSensors(): Promise<StationSensors> {
    this.#sensors ??= import("../sensors/of-station").then(({ StationSensors }) => new StationSensors());
    return this.#sensors;
  }

  #granted(client: Client, subscription: Subscription): Subscription | null {
    const session = this.sessions.of(client);
    // At the highest QoS, so that #deliver can choose: aedes assigns a message that matches several filters to an
    // arbitrary one of them.
    if (session && maySubscribe(session.actor, subscription.topic)) return { ...subscription, qos: 2 };
    warnThrottled("an MQTT subscription was refused", client.id, { topic: subscription.topic.slice(0, 200) });
    return null;
  }

  #forwarded(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
    const session = this.sessions.of(client);
    // Retained messages for a client of MQTT 5 depend on its options: see #subscribed.
    if (!session || (packet.retain && this.#connections.get(client)?.mqtt5)) return null;
    return this.#deliver(client, packet, matching(session.filters, packet.topic));
  }

  /** Sends the packet to a client of MQTT 5; for one of 3.1.1, returns it for aedes to send. */
  #deliver(client: Client, packet: AedesPublishPacket, by: readonly Subscribed[]): AedesPublishPacket | null {
    const session = this.sessions.of(client);
    const connection = this.#connections.get(client);
    if (!session || !connection || !mayReceive(session.actor, packet.topic)) return null;
    const { topic, payload } = packet;
    const envelope = (typeof payload !== "string" && this.#envelopes.get(payload)) || NO_ENVELOPE;
    const published = { qos: packet.qos, retain: envelope.retain, isOwn: envelope.from === client.id };
    const delivery = deliveryOf(by, published);
    if (!delivery || remaining(envelope) <= 0) return null;
    if (!connection.mqtt5) return { ...packet, qos: delivery.qos };
    connection.give({ ...envelope, ...delivery, retain: packet.retain || delivery.retain, topic, payload });
    return null;
  }

  #subscribed(client: Client, subscriptions: readonly Subscription[]): void {
    const session = this.sessions.of(client);
    if (!session) return;
    const mqtt5 = this.#connections.get(client)?.mqtt5;
    const retainedOf: string[] = [];
    for (const { topic, qos } of subscriptions) {
      if ((qos as number) === REFUSED) continue;
      const { subscription, identifier } = mqtt5?.wishes.of(topic) ?? {};
      if (wantsRetained(subscription?.rh, session.filters.has(topic))) retainedOf.push(topic);
      session.filters.set(topic, subscribed({ ...subscription, topic, qos }, identifier));
    }
    if (mqtt5) void this.#sendRetained(client, session, retainedOf);
    this.onListening(session);
  }

  async #sendRetained(client: Client, { filters }: Session, wanted: readonly string[]): Promise<void> {
    for (const filter of wanted) {
      for await (const packet of this.#persistence.createRetainedStreamCombi([filter])) {
        const own = filters.get(filter);
        if (own) this.#deliver(client, packet, [own]);
      }
    }
  }

  #unsubscribed(client: Client, filters: readonly string[]): void {
    const session = this.sessions.of(client);
    for (const filter of filters) session?.filters.delete(filter);
  }
}
