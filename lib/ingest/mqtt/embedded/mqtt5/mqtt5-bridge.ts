import { randomUUID } from "node:crypto";
import {
  generate,
  type IConnackPacket,
  type IConnectPacket,
  type IPublishPacket,
  type Packet,
  type Parser,
  parser,
} from "mqtt-packet";
import { KEEP_ALIVE_S, MAX_CONCURRENT_PUBLISHES } from "../limits";
import { PACKET_BYTES } from "../packet-guard";
import {
  BAD_AUTHENTICATION_METHOD,
  MALFORMED,
  PROTOCOL_ERROR,
  RECEIVE_MAXIMUM_EXCEEDED,
  TOPIC_ALIAS_INVALID,
  UNSPECIFIED,
  WireError,
} from "../wire-error";
import type { Fields } from "./fields";
import { type Extras, extrasOf, NO_EXTRAS, type Outgoing, remaining } from "./message";
import { encodePublish } from "./publish5";
import { ReceiveWindow } from "./receive-window";
import { Wishes } from "./wishes";

/** MQTT 5's reason codes, indexed by the CONNACK codes of 3.1.1. */
const CONNACK_CODES = [0x00, 0x84, 0x85, 0x88, 0x86, 0x87];

/** Omitted by mqtt-packet, as not all clients understand the longer form of an acknowledgement. */
const SUCCESS = 0;

interface Sides {
  toBroker: (bytes: Buffer) => void;
  toClient: (bytes: Buffer) => void;
  end: () => void;
}

/**
 * Translates between one client of MQTT 5 and a broker of 3.1.1. What 3.1.1 lacks is sent by MQTT 5's own means
 * (limits, reason codes, the assigned client id), kept here for the broker to query (properties, subscription options),
 * or announced as unavailable (topic aliases, shared subscriptions, sessions that outlive their connection).
 */
export class Mqtt5Bridge {
  /** The MQTT 5 part of the last will. */
  will: Extras = NO_EXTRAS;
  readonly wishes = new Wishes();
  readonly #client: Parser;
  readonly #broker: Parser;
  readonly #window = new ReceiveWindow((message, messageId) => this.#send(message, messageId));
  /** Of the messages that the broker has not processed yet. */
  readonly #extras: Extras[] = [];
  /** Messages of QoS 1 and 2 that the client has sent and not been answered. */
  readonly #unanswered = new Set<number>();
  #fields: Fields = { properties: [], will: [] };
  #largest = Number.POSITIVE_INFINITY;
  #sessionExpiry = 0;
  #assigned: string | undefined;
  #keepAlive: number | undefined;
  #hasConnected = false;
  #isConnected = false;

  constructor(private readonly sides: Sides) {
    this.#client = listen({ protocolVersion: 5 }, (packet) => this.#clientSays(packet));
    this.#broker = listen({ protocolVersion: 4 }, (packet) => this.#brokerSays(packet));
  }

  /** @throws WireError */
  fromClient(packet: Buffer, fields: Fields): void {
    this.#fields = fields;
    this.#client.parse(packet);
  }

  fromBroker(bytes: Buffer): void {
    this.#broker.parse(bytes);
  }

  /** The MQTT 5 part of the message that the broker has just read: it reads them in the order in which they arrived. */
  nextExtras(): Extras {
    return this.#extras.shift() ?? NO_EXTRAS;
  }

  give(message: Outgoing): void {
    if (message.qos === 0) this.#send(message, 0);
    else this.#window.take(message);
  }

  /** The DISCONNECT packet; undefined if the client has not connected, or disconnected itself. */
  farewell(error: Error): Buffer | undefined {
    if (!this.#isConnected) return undefined;
    const reasonCode = error instanceof WireError ? error.reasonCode : UNSPECIFIED;
    return generate({ cmd: "disconnect", reasonCode }, { protocolVersion: 5 });
  }

  #clientSays(packet: Packet): void {
    switch (packet.cmd) {
      case "connect":
        this.#connect(packet);
        break;
      case "publish":
        if (packet.properties?.topicAlias !== undefined) throw new WireError("a topic alias", TOPIC_ALIAS_INVALID);
        this.#takeUp(packet);
        this.#extras.push(extrasOf(this.#fields.properties));
        this.#pass({ ...packet, properties: {} });
        break;
      case "subscribe":
        this.wishes.subscribe(packet);
        this.#pass(packet);
        break;
      case "unsubscribe":
        this.wishes.unsubscribe(packet);
        this.#pass(packet);
        break;
      case "puback":
      case "pubcomp":
        this.#window.settle(packet.messageId ?? 0);
        this.#pass(packet);
        break;
      case "pubrec":
        if ((packet.reasonCode ?? 0) >= UNSPECIFIED) {
          this.#window.settle(packet.messageId ?? 0);
          break;
        }
        this.#pass(packet);
        break;
      case "disconnect":
        if (packet.properties?.sessionExpiryInterval && this.#sessionExpiry === 0) {
          throw new WireError("a DISCONNECT keeps a session that was to end", PROTOCOL_ERROR);
        }
        this.#isConnected = false;
        // Any other reason code means that the will is published.
        if ((packet.reasonCode ?? 0) === 0) this.#pass(packet);
        else this.sides.end();
        break;
      case "pubrel":
      case "pingreq":
        this.#pass(packet);
        break;
      default:
        throw new WireError(`a client sends ${packet.cmd}`, PROTOCOL_ERROR);
    }
  }

  #takeUp({ qos, messageId = 0 }: IPublishPacket): void {
    if (qos === 0) return;
    this.#unanswered.add(messageId);
    if (this.#unanswered.size > MAX_CONCURRENT_PUBLISHES) {
      throw new WireError("more messages than the client may send at once", RECEIVE_MAXIMUM_EXCEEDED);
    }
  }

  #connect({ properties = {}, ...packet }: IConnectPacket): void {
    if (this.#hasConnected) throw new WireError("a second CONNECT", PROTOCOL_ERROR);
    this.#hasConnected = true;
    this.will = extrasOf(this.#fields.will);
    if (properties.authenticationMethod !== undefined) {
      this.#tell({ cmd: "connack", reasonCode: BAD_AUTHENTICATION_METHOD, sessionPresent: false });
      this.sides.end();
      return;
    }
    if (packet.clientId === "") this.#assigned = randomUUID();
    const keepalive = packet.keepalive ?? 0;
    if (keepalive === 0 || keepalive > KEEP_ALIVE_S) this.#keepAlive = KEEP_ALIVE_S;
    this.#sessionExpiry = properties.sessionExpiryInterval ?? 0;
    this.#largest = properties.maximumPacketSize ?? this.#largest;
    this.#window.open(properties.receiveMaximum);
    const { will } = packet;
    this.#pass({
      cmd: "connect",
      protocolId: "MQTT",
      protocolVersion: 4,
      clean: true,
      clientId: this.#assigned ?? packet.clientId,
      keepalive: this.#keepAlive ?? keepalive,
      // 3.1.1 does not allow a password without a user name.
      ...(packet.password === undefined ? {} : { password: packet.password, username: packet.username || "device" }),
      ...(will
        ? { will: { topic: will.topic, payload: will.payload, qos: will.qos ?? 0, retain: will.retain ?? false } }
        : {}),
    });
  }

  #brokerSays(packet: Packet): void {
    switch (packet.cmd) {
      case "connack":
        this.#connack(packet);
        break;
      case "suback":
        this.#tell({ ...packet, granted: this.wishes.granted(packet) });
        break;
      case "unsuback":
        this.#tell({ ...packet, granted: this.wishes.left(packet.messageId) });
        break;
      case "puback":
      case "pubcomp":
        this.#unanswered.delete(packet.messageId ?? 0);
        this.#tell({ ...packet, reasonCode: SUCCESS });
        break;
      case "pubrec":
      case "pubrel":
        this.#tell({ ...packet, reasonCode: SUCCESS });
        break;
      default:
        this.#tell(packet);
        break;
    }
  }

  #connack({ returnCode = 0, sessionPresent }: IConnackPacket): void {
    this.#isConnected = returnCode === 0;
    const properties: IConnackPacket["properties"] = {
      sessionExpiryInterval: 0,
      receiveMaximum: MAX_CONCURRENT_PUBLISHES,
      maximumPacketSize: PACKET_BYTES,
      topicAliasMaximum: 0,
      sharedSubscriptionAvailable: false,
      ...(this.#assigned === undefined ? {} : { assignedClientIdentifier: this.#assigned }),
      ...(this.#keepAlive === undefined ? {} : { serverKeepAlive: this.#keepAlive }),
    };
    const reasonCode = CONNACK_CODES[returnCode] ?? UNSPECIFIED;
    this.#tell({ cmd: "connack", reasonCode, sessionPresent, ...(this.#isConnected ? { properties } : {}) });
  }

  /** Drops messages that are larger than the client accepts, as MQTT 5 requires, and expired ones. */
  #send(message: Outgoing, messageId: number): boolean {
    if (remaining(message) <= 0) return false;
    const bytes = encodePublish(message, messageId);
    if (bytes.length > this.#largest) return false;
    this.sides.toClient(bytes);
    return true;
  }

  #pass(packet: Packet): void {
    this.sides.toBroker(generate(packet, { protocolVersion: 4 }));
  }

  #tell(packet: Packet): void {
    const bytes = generate(packet, { protocolVersion: 5 });
    if (bytes.length <= this.#largest) this.sides.toClient(bytes);
  }
}

function listen(options: { protocolVersion: 4 | 5 }, onPacket: (packet: Packet) => void): Parser {
  const made = parser(options);
  made.on("packet", onPacket);
  made.on("error", (error: Error) => {
    throw new WireError(error.message, MALFORMED);
  });
  return made;
}
