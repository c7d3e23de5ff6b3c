import { isUtf8 } from "node:buffer";
import { MALFORMED, PROTOCOL_ERROR, WireError } from "../wire-error";

const VARINT_BITS = 28;

/** Walks over the bytes of one packet field by field, never beyond them. Throws WireError at an invalid field. */
export class Walk {
  at = 0;

  constructor(private readonly packet: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.packet.length;
  }

  /** The offset after `length` more bytes. */
  endOf(length: number): number {
    if (length > this.packet.length - this.at) throw new WireError("a field is longer than its packet", MALFORMED);
    return this.at + length;
  }

  since(start: number): Buffer {
    return this.packet.subarray(start, this.at);
  }

  byte(): number {
    return this.packet.readUInt8(this.#pass(1));
  }

  uint16(): number {
    return this.packet.readUInt16BE(this.#pass(2));
  }

  uint32(): number {
    return this.packet.readUInt32BE(this.#pass(4));
  }

  /** A variable byte integer: seven bits per byte, lowest first. */
  varint(): number {
    let value = 0;
    for (let bits = 0; bits < VARINT_BITS; bits += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << bits;
      if (!(byte & 0x80)) return value;
    }
    throw new WireError("a variable byte integer is too long", MALFORMED);
  }

  rest(): void {
    this.at = this.packet.length;
  }

  packetId(): void {
    if (this.uint16() === 0) throw new WireError("a packet identifier is 0", PROTOCOL_ERROR);
  }

  binary(): Buffer {
    return this.since(this.#pass(this.uint16()));
  }

  text(): void {
    const bytes = this.binary();
    if (!isUtf8(bytes) || bytes.includes(0)) throw new WireError("a text is not valid UTF-8", MALFORMED);
  }

  #pass(length: number): number {
    const start = this.at;
    this.at = this.endOf(length);
    return start;
  }
}
