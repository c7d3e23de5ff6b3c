import type { Kernel } from "../../../../device-agent/gpio/kernel";

class Errno extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

interface Held {
  offset: number;
  isOutput: boolean;
}

const CHIP = 3;
const FIRST_LINE = 10;

/**
 * The kernel's side of linux/gpio.h for one chip of 32 lines: lines with a holder, a level, and a capacitor that charges
 * in the time of a clock. Requests are read as the header lays them out.
 */
export class SimulatedKernel implements Kernel {
  readonly levels = new Map<number, boolean>();
  /** What a held line was asked to be: "output", or "input" with the bits of its pull. */
  readonly requests = new Map<number, string>();
  /** Milliseconds that a capacitor at a line needs after it was let go of. */
  readonly charges = new Map<number, number>();
  readonly busy = new Set<number>();
  readonly consumers = new Map<number, string>();
  now = 0;
  #floatingSince = 0;
  readonly #files = new Map<number, Held>();
  #chipFiles = 0;

  constructor(readonly label = "pinctrl-bcm2835") {}

  get openFiles(): number {
    return this.#files.size + this.#chipFiles;
  }

  chips(): string[] {
    return ["gpiochip0"];
  }

  open(): number {
    this.#chipFiles += 1;
    return CHIP;
  }

  close(file: number): void {
    if (file === CHIP) this.#chipFiles -= 1;
    const held = this.#files.get(file);
    if (held) this.requests.delete(held.offset);
    this.#files.delete(file);
  }

  ioctl(file: number, request: number, buffer: Buffer): void {
    if (file === CHIP && request === 0x8044b401) buffer.write(this.label, 32);
    else if (file === CHIP && request === 0xc250b407) this.#getLine(buffer);
    else this.#lineCall(this.#held(file), request, buffer);
  }

  #held(file: number): Held {
    const held = this.#files.get(file);
    if (!held) throw new Errno("EBADF");
    return held;
  }

  #getLine(request: Buffer): void {
    const offset = request.readUInt32LE(0);
    if (offset >= 32 || request.readUInt32LE(560) !== 1) throw new Errno("EINVAL");
    if (this.busy.has(offset) || this.requests.has(offset)) throw new Errno("EBUSY");
    const held = { offset, isOutput: false };
    this.#configure(held, request.subarray(288, 560));
    const file = FIRST_LINE + offset;
    this.#files.set(file, held);
    this.consumers.set(offset, request.toString("utf8", 256, request.indexOf(0, 256)));
    request.writeInt32LE(file, 588);
  }

  #configure(held: Held, config: Buffer): void {
    const flags = config.readBigUInt64LE(0);
    held.isOutput = (flags & 8n) !== 0n;
    this.requests.set(held.offset, held.isOutput ? "output" : `input ${flags & ~4n}`);
    if (!held.isOutput) this.#floatingSince = this.now;
    const hasValue = config.readUInt32LE(8) === 1 && config.readUInt32LE(32) === 2;
    if (hasValue && config.readBigUInt64LE(48) === 1n) this.levels.set(held.offset, config.readBigUInt64LE(40) === 1n);
  }

  #lineCall(held: Held, request: number, buffer: Buffer): void {
    if (request === 0xc110b40d) {
      this.#configure(held, buffer);
      return;
    }
    if (buffer.readBigUInt64LE(8) !== 1n) throw new Errno("EINVAL");
    if (request === 0xc010b40e) buffer.writeBigUInt64LE(this.#isHigh(held.offset) ? 1n : 0n, 0);
    else if (request === 0xc010b40f && held.isOutput) this.levels.set(held.offset, buffer.readBigUInt64LE(0) === 1n);
    else throw new Errno("EPERM");
  }

  #isHigh(offset: number): boolean {
    this.now += 0.01;
    const charge = this.charges.get(offset);
    if (charge === undefined) return this.levels.get(offset) ?? false;
    return this.now - this.#floatingSince >= charge;
  }
}
