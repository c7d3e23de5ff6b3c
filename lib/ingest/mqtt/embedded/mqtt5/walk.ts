import { isUtf8 } from "node:buffer";
import { MALFORMED, PROTOCOL_ERROR, WireError } from "../wire-error";

const VARINT_BITS = 28;

/** Goes through the bytes of one packet field by field, and never beyond them. Throws WireError where they are not as they must be. */
export class Walk {
  at = 0;

  constructor(private readonly packet: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.packet.length;
  }

  /** Where so many bytes from here end. */
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

  /** Seven bits a byte, the lowest first. */
  varint(): number {
    let value = 0;
    for (let bits = 0; bits < VARINT_BITS; bits += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << bits;
      if (!(byte & 0x80)) return value;
    }
    throw new WireError("a number has no end", MALFORMED);
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
    if (!isUtf8(bytes) || bytes.includes(0)) throw new WireError("a text is no UTF-8", MALFORMED);
  }

  #pass(length: number): number {
    const start = this.at;
    this.at = this.endOf(length);
    return start;
  }
}
