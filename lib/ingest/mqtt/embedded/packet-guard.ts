import { MALFORMED, PROTOCOL_ERROR, TOO_LARGE, WireError } from "./wire-error";

/** The first message of a connection: a name, a key and a will. */
const CONNECT_BYTES = 16 * 1024;
/** Of any other: well beyond what a payload may have, so that one that is somewhat too large can be answered. */
export const PACKET_BYTES = 1024 * 1024;

const CONNECT = 1;
/** A packet's length has up to four bytes, of seven bits each. */
const LENGTH_BITS = 28;

/**
 * Cuts a stream of bytes into packets. A parser would keep in memory whatever length a sender has announced: here a packet
 * that is too large ends with its header.
 */
export class PacketGuard {
  #isFirst = true;
  /** Of the packet that was begun. */
  #parts: Buffer[] = [];
  /** Bytes that are still to come of the packet that was begun. */
  #rest = 0;
  /** Of a header: its first byte, then the length so far. */
  #type: number | undefined;
  #length = 0;
  #bits = 0;

  /**
   * The packets that these bytes make whole, one after the other.
   * @throws WireError at the first header that announces too much, or is none
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
