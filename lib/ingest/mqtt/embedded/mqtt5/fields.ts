import { MALFORMED, WireError } from "../wire-error";
import { type Property, readProperties } from "./properties";
import { Walk } from "./walk";

/** What a client's packet has in addition to the fields of 3.1.1: the properties of MQTT 5. */
export interface Fields {
  /** The packet's own, in order. */
  readonly properties: readonly Property[];
  /** Those of the last will in a CONNECT. */
  readonly will: readonly Property[];
}

const WILL_FLAG = 0x04;
const WILL_QOS = 0x18;
const PASSWORD_FLAG = 0x40;
const NAME_FLAG = 0x80;
const QOS = 0x06;

/**
 * Validates the fields of a client's packet. mqtt-packet, which parses them afterwards, accepts what MQTT forbids:
 * bytes after the last field, fields that reach into the next packet, the packet identifier 0, properties that are
 * repeated or in the wrong packet, text that is not UTF-8.
 * @param level the protocol level: 3 (3.1), 4 (3.1.1) or 5
 * @throws WireError
 */
export function readFields(packet: Buffer, level: number): Fields {
  const walk = new Walk(packet);
  const header = walk.byte();
  walk.varint();
  const fields = readBody(walk, header, level === 5);
  if (!walk.isAtEnd) throw new WireError("a packet has bytes after its fields", MALFORMED);
  return fields;
}

/** The protocol level of a CONNECT: 3, 4 or 5. A bridge between brokers sets the highest bit. */
export function protocolLevel(connect: Buffer): number {
  const walk = new Walk(connect);
  walk.byte();
  walk.varint();
  walk.text();
  return walk.byte() & 0x7f;
}

function readBody(walk: Walk, header: number, isVersion5: boolean): Fields {
  const none: Property[] = [];
  switch (header >> 4) {
    case 1:
      return readConnect(walk, isVersion5);
    case 3: {
      walk.text();
      if (header & QOS) walk.packetId();
      const properties = isVersion5 ? readProperties(walk, "publish") : none;
      walk.rest();
      return { properties, will: none };
    }
    case 4:
    case 5:
    case 6:
    case 7:
      walk.packetId();
      return { properties: isVersion5 ? readReason(walk, "ack") : none, will: none };
    case 8:
    case 10: {
      const isSubscribe = header >> 4 === 8;
      walk.packetId();
      const properties = isVersion5 ? readProperties(walk, isSubscribe ? "subscribe" : "unsubscribe") : none;
      do {
        walk.text();
        if (isSubscribe) walk.byte();
      } while (!walk.isAtEnd);
      return { properties, will: none };
    }
    case 14:
      return { properties: isVersion5 ? readReason(walk, "disconnect") : none, will: none };
    case 15:
      return { properties: isVersion5 ? readReason(walk, "auth") : none, will: none };
    default:
      return { properties: none, will: none };
  }
}

function readConnect(walk: Walk, isVersion5: boolean): Fields {
  walk.text();
  walk.byte();
  const flags = walk.byte();
  walk.uint16();
  const properties = isVersion5 ? readProperties(walk, "connect") : [];
  walk.text();
  const will = flags & WILL_FLAG && isVersion5 ? readProperties(walk, "will") : [];
  if (flags & WILL_FLAG) {
    if ((flags & WILL_QOS) === WILL_QOS) throw new WireError("a last will has QoS 3", MALFORMED);
    walk.text();
    walk.binary();
  }
  if (flags & NAME_FLAG) walk.text();
  if (flags & PASSWORD_FLAG) walk.binary();
  return { properties, will };
}

/** MQTT 5's reason code and properties, both optional. */
function readReason(walk: Walk, place: "ack" | "disconnect" | "auth"): Property[] {
  if (walk.isAtEnd) return [];
  walk.byte();
  return walk.isAtEnd ? [] : readProperties(walk, place);
}
