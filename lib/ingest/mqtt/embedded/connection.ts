import { Duplex } from "node:stream";
import { Frames, protocolLevel } from "./frames";
import type { Place } from "./places";
import { Version5 } from "./version5";

/** What waits for a client that does not read what it is sent: beyond it the connection ends. */
const WAITING_BYTES = 1024 * 1024;
/** Above all that may be written at once: how much waits is judged by the socket's own count. */
const NEVER_FULL = 64 * WAITING_BYTES;

interface Carrier extends Duplex {
  remoteAddress?: string | undefined;
}

/**
 * A client's connection as the broker sees it: MQTT 3.1.1, bounded in both directions. A client of MQTT 5 is translated,
 * as the broker speaks 3.1.1 only.
 */
export class Connection extends Duplex {
  /** Undefined until the client has said which, and for 3.1 and 3.1.1. */
  #version5: Version5 | undefined;
  readonly #frames = new Frames();
  #start: Buffer | undefined = Buffer.alloc(0);
  #isDeaf = false;

  constructor(
    readonly carrier: Carrier,
    readonly address: string,
    readonly place: Place,
  ) {
    super({ allowHalfOpen: false, writableHighWaterMark: NEVER_FULL });
    carrier.on("data", (chunk: Buffer) => this.#receive(chunk));
    carrier.on("end", () => this.push(null));
    carrier.on("error", (error) => this.destroy(error));
    carrier.on("close", () => this.destroy());
  }

  /** Filters whose own messages a client of MQTT 5 does not want back. */
  get noLocal(): boolean {
    return this.#version5?.noLocal ?? false;
  }

  /** Nothing that comes from now on reaches the broker; what it says still reaches the client. */
  stopListening(): void {
    this.#isDeaf = true;
    this.carrier.pause();
  }

  #receive(chunk: Buffer): void {
    if (this.#isDeaf || this.destroyed) return;
    try {
      this.#frames.check(chunk);
      const known = this.#start === undefined ? chunk : this.#begin(Buffer.concat([this.#start, chunk]));
      if (known === undefined) return;
      if (this.#version5) this.#version5.fromClient(known);
      else this.#deliver(known);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Once the first bytes say which version the client speaks, all of them go on. */
  #begin(start: Buffer): Buffer | undefined {
    const level = protocolLevel(start);
    this.#start = level === undefined ? start : undefined;
    if (level === undefined) return undefined;
    if (level === 5) {
      this.#version5 = new Version5({
        toBroker: (bytes) => this.#deliver(bytes),
        toClient: (bytes) => this.#send(bytes),
        end: (error) => this.destroy(error),
      });
    }
    return start;
  }

  #deliver(bytes: Buffer): void {
    if (!this.push(bytes)) this.carrier.pause();
  }

  override _read(): void {
    if (!this.#isDeaf) this.carrier.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      if (this.#version5) this.#version5.fromBroker(chunk);
      else this.#send(chunk);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer" as BufferEncoding, done);
  }

  #send(bytes: Buffer): void {
    if (!this.carrier.writable) return;
    this.carrier.write(bytes);
    if (this.carrier.writableLength > WAITING_BYTES) throw new Error("the client does not read what it is sent");
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const farewell = this.#version5?.farewell(error);
    // What was said before, such as why a login is refused, must arrive before the end does.
    if (this.carrier.writable) this.carrier.end(farewell);
    setTimeout(() => this.carrier.destroy(), LINGER_MS).unref();
    done(error);
  }
}

/** For a client that does not close its side. */
const LINGER_MS = 1000;
