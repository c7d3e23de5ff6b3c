import { MALFORMED, PROTOCOL_ERROR, WireError } from "../wire-error";
import type { Walk } from "./walk";

/** A property of MQTT 5 as it was sent, beginning with its identifier. */
export interface Property {
  readonly id: number;
  readonly bytes: Buffer;
}

/** The packets, and the last will in a CONNECT, in which a client may send properties. */
export type PacketKind = "connect" | "will" | "publish" | "ack" | "subscribe" | "unsubscribe" | "disconnect" | "auth";

const USER_PROPERTY = 0x26;
const EVERYWHERE: PacketKind[] = [
  "connect",
  "will",
  "publish",
  "ack",
  "subscribe",
  "unsubscribe",
  "disconnect",
  "auth",
];

/** Validate a value of each type. */
const text = (walk: Walk) => walk.text();
const pair = (walk: Walk) => [walk.text(), walk.text()];
const binary = (walk: Walk) => walk.binary();
const number = (walk: Walk) => walk.uint32();
const flag = (walk: Walk) => refuseUnless(walk.byte() <= 1);
const positive = (value: number) => refuseUnless(value > 0);

/** MQTT 5, 2.2.2.2: the properties that a client may send. */
const KNOWN = new Map<number, { places: PacketKind[]; read: (walk: Walk) => unknown }>([
  [0x01, { places: ["publish", "will"], read: flag }],
  [0x02, { places: ["publish", "will"], read: number }],
  [0x03, { places: ["publish", "will"], read: text }],
  [0x08, { places: ["publish", "will"], read: text }],
  [0x09, { places: ["publish", "will"], read: binary }],
  [0x0b, { places: ["subscribe"], read: (walk) => positive(walk.varint()) }],
  [0x11, { places: ["connect", "disconnect"], read: number }],
  [0x15, { places: ["connect", "auth"], read: text }],
  [0x16, { places: ["connect", "auth"], read: binary }],
  [0x17, { places: ["connect"], read: flag }],
  [0x18, { places: ["will"], read: number }],
  [0x19, { places: ["connect"], read: flag }],
  [0x1f, { places: ["ack", "disconnect", "auth"], read: text }],
  [0x21, { places: ["connect"], read: (walk) => positive(walk.uint16()) }],
  [0x22, { places: ["connect"], read: (walk) => walk.uint16() }],
  [0x23, { places: ["publish"], read: (walk) => walk.uint16() }],
  [USER_PROPERTY, { places: EVERYWHERE, read: pair }],
  [0x27, { places: ["connect"], read: (walk) => positive(walk.uint32()) }],
]);

/** @throws WireError */
export function readProperties(walk: Walk, place: PacketKind): Property[] {
  const end = walk.endOf(walk.varint());
  const properties: Property[] = [];
  const seen = new Set<number>();
  while (walk.at < end) {
    const start = walk.at;
    const id = walk.byte();
    const known = KNOWN.get(id);
    if (!known) throw new WireError(`a client cannot send the property ${id}`, MALFORMED);
    const isGood = known.places.includes(place) && (id === USER_PROPERTY || !seen.has(id));
    if (!isGood) throw new WireError(`the property ${id} is misplaced or repeated`, PROTOCOL_ERROR);
    seen.add(id);
    known.read(walk);
    properties.push({ id, bytes: walk.since(start) });
  }
  if (walk.at > end) throw new WireError("properties exceed their length", MALFORMED);
  return properties;
}

function refuseUnless(isPossible: boolean): void {
  if (!isPossible) throw new WireError("a property has an invalid value", PROTOCOL_ERROR);
}
