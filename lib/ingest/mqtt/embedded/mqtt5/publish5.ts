import { type Outgoing, remaining } from "./message";

const PUBLISH = 0x30;
const MESSAGE_EXPIRY = 0x02;
const SUBSCRIPTION_IDENTIFIER = 0x0b;

/**
 * Encodes a PUBLISH of MQTT 5. mqtt-packet keeps user properties as an object, which loses their order and some empty
 * ones: they must arrive as they were sent.
 */
export function encodePublish(message: Outgoing, messageId: number): Buffer {
  const { topic, payload, qos, retain, identifiers } = message;
  const properties = Buffer.concat([
    ...(Number.isFinite(message.expiresAt) ? [Buffer.from([MESSAGE_EXPIRY]), uint32(remaining(message))] : []),
    ...identifiers.flatMap((identifier) => [Buffer.from([SUBSCRIPTION_IDENTIFIER]), varint(identifier)]),
    message.properties,
  ]);
  const name = Buffer.from(topic);
  const id = qos === 0 ? [] : [uint16(messageId)];
  const parts = [uint16(name.length), name, ...id, varint(properties.length), properties, Buffer.from(payload)];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([PUBLISH | (qos << 1) | (retain ? 1 : 0)]), varint(length), ...parts]);
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A variable byte integer: seven bits per byte, lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; bytes.length === 0 || rest > 0; rest >>= 7)
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return Buffer.from(bytes);
}
