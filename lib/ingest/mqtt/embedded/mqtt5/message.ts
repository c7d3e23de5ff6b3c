import type { QoS } from "mqtt-packet";
import type { Property } from "./properties";

/** What a message of MQTT 5 has beside topic and payload, as its publisher sent it. */
export interface Extras {
  /** The properties that subscribers are given, byte by byte and in their order. */
  readonly properties: Buffer;
  /** Seconds after which nobody is to be given the message. */
  readonly expiry: number | undefined;
}

/** What is known of a message while it is on its way: aedes keeps topic, payload and QoS only. */
export interface Envelope {
  /** Who published it; nobody where it is the server's. */
  readonly from: string | undefined;
  /** As its publisher set the flag. */
  readonly retain: boolean;
  readonly properties: Buffer;
  /** By performance.now(). */
  readonly expiresAt: number;
}

/** A message as a client of MQTT 5 is given it. */
export interface Outgoing extends Pick<Envelope, "retain" | "properties" | "expiresAt"> {
  readonly topic: string;
  readonly payload: Buffer | string;
  readonly qos: QoS;
  /** Of the subscriptions that it is given by. */
  readonly identifiers: readonly number[];
}

const MESSAGE_EXPIRY = 0x02;
/** Payload format, content type, response topic, correlation data, user properties. */
const FORWARDED = new Set([0x01, 0x03, 0x08, 0x09, 0x26]);

export const NO_EXTRAS: Extras = { properties: Buffer.alloc(0), expiry: undefined };
export const NO_ENVELOPE: Envelope = {
  from: undefined,
  retain: false,
  properties: NO_EXTRAS.properties,
  expiresAt: Number.POSITIVE_INFINITY,
};

export function extrasOf(properties: readonly Property[]): Extras {
  if (properties.length === 0) return NO_EXTRAS;
  const forwarded = properties.filter(({ id }) => FORWARDED.has(id)).map(({ bytes }) => bytes);
  const expiry = properties.find(({ id }) => id === MESSAGE_EXPIRY)?.bytes.readUInt32BE(1);
  return { properties: Buffer.concat(forwarded), expiry };
}

export function expiresAt({ expiry }: Extras): number {
  return expiry === undefined ? Number.POSITIVE_INFINITY : performance.now() + expiry * 1000;
}

/** In seconds, rounded up; not positive once its time is over. */
export function remaining(message: Pick<Envelope, "expiresAt">): number {
  return Math.ceil((message.expiresAt - performance.now()) / 1000);
}
