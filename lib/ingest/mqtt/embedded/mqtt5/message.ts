import type { QoS } from "mqtt-packet";
import type { Property } from "./properties";

/** What a message of MQTT 5 has besides topic and payload. */
export interface Extras {
  /** The properties that are forwarded to subscribers, unchanged and in order. */
  readonly properties: Buffer;
  /** Seconds after which the message is no longer delivered. */
  readonly expiry: number | undefined;
}

/** What is known of a message while it passes through aedes, which keeps only topic, payload and QoS. */
export interface Envelope {
  /** Its publisher's client id; undefined if the server published it. */
  readonly from: string | undefined;
  /** The flag as its publisher set it. */
  readonly retain: boolean;
  readonly properties: Buffer;
  /** In the time of performance.now(). */
  readonly expiresAt: number;
}

/** A message to a client of MQTT 5. */
export interface Outgoing extends Pick<Envelope, "retain" | "properties" | "expiresAt"> {
  readonly topic: string;
  readonly payload: Buffer | string;
  readonly qos: QoS;
  /** Those of the subscriptions that match. */
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

/** Seconds until the message expires, rounded up; not positive afterwards. */
export function remaining(message: Pick<Envelope, "expiresAt">): number {
  return Math.ceil((message.expiresAt - performance.now()) / 1000);
}
