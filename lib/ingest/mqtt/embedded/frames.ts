/** The first message of a connection: a name, a key and a will. */
const CONNECT_BYTES = 16 * 1024;
/** Of any other: well beyond what a payload may have, so that one that is somewhat too large can be answered. */
export const PACKET_BYTES = 1024 * 1024;

const CONNECT = 1;
/** A packet's length has up to four bytes, of seven bits each. */
const LENGTH_BITS = 28;

/** What arrives is no MQTT, or more than we take. The code is MQTT 5's. */
export class WireError extends Error {
  override readonly name = "WireError";

  constructor(
    message: string,
    readonly reasonCode: number,
  ) {
    super(message);
  }
}

export const MALFORMED = 0x81;
export const PROTOCOL_ERROR = 0x82;
const TOO_LARGE = 0x95;

/**
 * Follows the packets in a stream of bytes by their headers alone: a parser that waits for the end of a packet would
 * keep in memory whatever length its sender has announced.
 */
export class Frames {
  #isFirst = true;
  /** Bytes that are still to come of the packet that was begun. */
  #rest = 0;
  /** Of a header: its first byte, then the length so far. */
  #type: number | undefined;
  #length = 0;
  #bits = 0;

  /** @throws WireError at the first header that announces too much, or is none */
  check(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#rest > 0) {
        const skipped = Math.min(this.#rest, chunk.length - at);
        this.#rest -= skipped;
        at += skipped;
      } else {
        this.#header(chunk[at] ?? 0);
        at += 1;
      }
    }
  }

  #header(byte: number): void {
    if (this.#type === undefined) {
      this.#type = byte >> 4;
      if (this.#isFirst && this.#type !== CONNECT) throw new WireError("no CONNECT", PROTOCOL_ERROR);
      return;
    }
    this.#length += (byte & 0x7f) << this.#bits;
    this.#bits += 7;
    if (this.#length > (this.#isFirst ? CONNECT_BYTES : PACKET_BYTES)) {
      throw new WireError("a packet is too large", TOO_LARGE);
    }
    if (byte & 0x80) {
      if (this.#bits >= LENGTH_BITS) throw new WireError("a packet's length is malformed", MALFORMED);
      return;
    }
    this.#rest = this.#length;
    this.#isFirst = false;
    this.#type = undefined;
    this.#length = 0;
    this.#bits = 0;
  }
}

/** The protocol's level in the bytes of a CONNECT: 3, 4 or 5; undefined while they do not reach that far. */
export function protocolLevel(bytes: Buffer): number | undefined {
  let at = 1;
  while (at < bytes.length && (bytes[at] ?? 0) & 0x80) at += 1;
  at += 1;
  if (bytes.length < at + 2) return undefined;
  return bytes[at + 2 + bytes.readUInt16BE(at)];
}
