import { randomUUID } from "node:crypto";
import {
  generate,
  type IConnackPacket,
  type IConnectPacket,
  type IPublishPacket,
  type ISubackPacket,
  type Packet,
  type Parser,
  parser,
} from "mqtt-packet";
import { PACKET_BYTES } from "./frames";
import { KEEP_ALIVE_S, PUBLISHES_AT_ONCE } from "./limits";
import { ReceiveWindow } from "./receive-window";
import {
  BAD_AUTHENTICATION_METHOD,
  MALFORMED,
  NO_SUBSCRIPTION_IDENTIFIERS,
  NOT_AUTHORIZED,
  PROTOCOL_ERROR,
  RECEIVE_MAXIMUM_EXCEEDED,
  STOPPING,
  TOPIC_ALIAS_INVALID,
  UNSPECIFIED,
  WireError,
} from "./wire-error";

/** Of 3.1.1's codes of a CONNACK, by number. */
const CONNACK_CODES = [0x00, 0x84, 0x85, 0x88, 0x86, 0x87];

/** Left out by mqtt-packet: not all clients know the longer form of an acknowledgement. */
const SUCCESS = 0;

interface Sides {
  toBroker: (bytes: Buffer) => void;
  toClient: (bytes: Buffer) => void;
  end: (error?: Error) => void;
}

/**
 * Translates for one client of MQTT 5 from and to 3.1.1. What 3.1.1 has not got is either told by 5's own means (limits,
 * codes, the identifier that was assigned) or announced as not available (aliases, subscription identifiers, sessions
 * that outlive their connection).
 */
export class Version5 {
  noLocal = false;
  readonly #client: Parser;
  readonly #broker: Parser;
  readonly #window = new ReceiveWindow((packet) => this.#tell(packet));
  readonly #unsubscribed = new Map<number, number>();
  /** Messages of QoS 1 and 2 that the client waits for an answer to. */
  readonly #unanswered = new Set<number>();
  #largest = Number.POSITIVE_INFINITY;
  #assigned: string | undefined;
  #keepAlive: number | undefined;
  #hasConnected = false;
  #isConnected = false;

  constructor(private readonly sides: Sides) {
    this.#client = listen({ protocolVersion: 5 }, (packet) => this.#clientSays(packet));
    this.#broker = listen({ protocolVersion: 4 }, (packet) => this.#brokerSays(packet));
  }

  /** @throws WireError */
  fromClient(packet: Buffer): void {
    this.#client.parse(packet);
  }

  fromBroker(bytes: Buffer): void {
    this.#broker.parse(bytes);
  }

  /** What a client is told at the end: nothing where it has not come in. */
  farewell(error: Error | null): Buffer | undefined {
    if (!this.#isConnected) return undefined;
    const reasonCode = error instanceof WireError ? error.reasonCode : error ? UNSPECIFIED : STOPPING;
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
        this.#pass({ ...packet, properties: {} });
        break;
      case "subscribe":
        if (packet.properties?.subscriptionIdentifier !== undefined) {
          throw new WireError("a subscription identifier", NO_SUBSCRIPTION_IDENTIFIERS);
        }
        this.noLocal ||= packet.subscriptions.some(({ nl }) => nl);
        this.#pass(packet);
        break;
      case "unsubscribe":
        this.#unsubscribed.set(packet.messageId ?? 0, packet.unsubscriptions.length);
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
        // Any other than a plain goodbye has the will published.
        if ((packet.reasonCode ?? 0) !== 0) {
          this.sides.end();
          break;
        }
        this.#isConnected = false;
        this.#pass(packet);
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
    if (this.#unanswered.size > PUBLISHES_AT_ONCE) {
      throw new WireError("more messages than the client may send at once", RECEIVE_MAXIMUM_EXCEEDED);
    }
  }

  #connect({ properties = {}, ...packet }: IConnectPacket): void {
    if (this.#hasConnected) throw new WireError("a second CONNECT", PROTOCOL_ERROR);
    this.#hasConnected = true;
    if (properties.authenticationMethod !== undefined) {
      this.#tell({ cmd: "connack", reasonCode: BAD_AUTHENTICATION_METHOD, sessionPresent: false });
      this.sides.end();
      return;
    }
    if (packet.clientId === "") this.#assigned = randomUUID();
    const keepalive = packet.keepalive ?? 0;
    if (keepalive === 0 || keepalive > KEEP_ALIVE_S) this.#keepAlive = KEEP_ALIVE_S;
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
      // 3.1.1 knows no password without a name.
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
      case "publish":
        this.#publish(packet);
        break;
      case "suback":
        this.#tell({ ...packet, granted: packet.granted.map(grantOf) } as ISubackPacket);
        break;
      case "unsuback": {
        const id = packet.messageId ?? 0;
        const granted = Array<number>(this.#unsubscribed.get(id) ?? 1).fill(0);
        this.#unsubscribed.delete(id);
        this.#tell({ ...packet, granted });
        break;
      }
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
      receiveMaximum: PUBLISHES_AT_ONCE,
      maximumPacketSize: PACKET_BYTES,
      topicAliasMaximum: 0,
      subscriptionIdentifiersAvailable: false,
      sharedSubscriptionAvailable: false,
      ...(this.#assigned === undefined ? {} : { assignedClientIdentifier: this.#assigned }),
      ...(this.#keepAlive === undefined ? {} : { serverKeepAlive: this.#keepAlive }),
    };
    const reasonCode = CONNACK_CODES[returnCode] ?? UNSPECIFIED;
    this.#tell({ cmd: "connack", reasonCode, sessionPresent, ...(this.#isConnected ? { properties } : {}) });
  }

  #publish(packet: IPublishPacket): void {
    if (packet.qos === 0) this.#tell(packet);
    else this.#window.take(packet);
  }

  #pass(packet: Packet): void {
    this.sides.toBroker(generate(packet, { protocolVersion: 4 }));
  }

  /** A packet larger than the client can take is not sent at all, as MQTT 5 wants it. */
  #tell(packet: Packet): void {
    const bytes = generate(packet, { protocolVersion: 5 });
    if (bytes.length <= this.#largest) this.sides.toClient(bytes);
    else if (packet.cmd === "publish" && packet.qos > 0) this.#window.settle(packet.messageId ?? 0);
  }
}

function grantOf(granted: number | object): number {
  return granted === UNSPECIFIED ? NOT_AUTHORIZED : Number(granted);
}

function listen(options: { protocolVersion: 4 | 5 }, onPacket: (packet: Packet) => void): Parser {
  const made = parser(options);
  made.on("packet", onPacket);
  made.on("error", (error: Error) => {
    throw new WireError(error.message, MALFORMED);
  });
  return made;
}
