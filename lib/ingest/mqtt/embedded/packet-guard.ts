import { MALFORMED, PROTOCOL_ERROR, TOO_LARGE, WireError } from "./wire-error";

/** The limit for a CONNECT: a client id, a key and a will. */
const CONNECT_BYTES = 16 * 1024;
/** The limit for other packets: well above that of a payload, so that one slightly too large can still be answered. */
export const PACKET_BYTES = 1024 * 1024;

const CONNECT = 1;
/** A packet's length has up to four bytes, with seven bits each. */
const LENGTH_BITS = 28;

/**
 * Splits a stream into packets. A parser would buffer any length that a sender announces; here a packet that is too
 * large ends with its header.
 */
export class PacketGuard {
  #isFirst = true;
  /** The current packet. */
  #parts: Buffer[] = [];
  /** Bytes that the current packet still lacks. */
  #rest = 0;
  /** The current header: its first byte, then the length so far. */
  #type: number | undefined;
  #length = 0;
  #bits = 0;

  /**
   * The packets that these bytes complete, one by one.
   * @throws WireError at the first header that is malformed or announces too large a packet
   */
  *take(chunk: Buffer): Generator<Buffer> {
    let start = 0;
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
      if (this.#rest > 0 || this.#type !== undefined) continue;
      const last = chunk.subarray(start, at);
      yield this.#parts.length === 0 ? last : Buffer.concat([...this.#parts, last]);
      this.#parts = [];
      start = at;
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start));
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
