import { Duplex } from "node:stream";
import type { Slot } from "./connection-slots";
import { protocolLevel, readFields } from "./mqtt5/fields";
import type { Outgoing } from "./mqtt5/message";
import { Mqtt5Bridge } from "./mqtt5/mqtt5-bridge";
import { PacketGuard } from "./packet-guard";
import { STOPPING, TAKEN_OVER, WireError } from "./wire-error";

/** What waits for a client that does not read what it is sent: beyond it the connection ends. */
const WAITING_BYTES = 1024 * 1024;
/** Above all that may be written at once: how much waits is judged by the socket's own count. */
const NEVER_FULL = 64 * WAITING_BYTES;

/** MQTT 3.1, 3.1.1 and 5. */
const LEVELS = [3, 4, 5];
/** The CONNACK to any other. */
const UNKNOWN_LEVEL = Buffer.from([0x20, 2, 0, 1]);

/** Why aedes ends a connection without an error. */
const STOPS = new WireError("the server stops", STOPPING);
const TAKES_OVER = new WireError("another connection has the client's name", TAKEN_OVER);

interface Carrier extends Duplex {
  remoteAddress?: string | undefined;
}

/**
 * A client's connection as the broker sees it: MQTT 3.1.1, bounded in both directions. A client of MQTT 5 is translated,
 * as the broker speaks 3.1.1 only.
 */
export class Connection extends Duplex {
  /** The protocol's, once the client has said which. */
  #level: number | undefined;
  #mqtt5: Mqtt5Bridge | undefined;
  readonly #guard = new PacketGuard();
  #isDeaf = false;

  constructor(
    readonly carrier: Carrier,
    readonly address: string,
    readonly slot: Slot,
  ) {
    super({ allowHalfOpen: false, writableHighWaterMark: NEVER_FULL });
    carrier.on("data", (chunk: Buffer) => this.#receive(chunk));
    carrier.on("end", () => this.push(null));
    carrier.on("error", (error) => this.destroy(error));
    carrier.on("close", () => this.destroy());
  }

  /** What a client of MQTT 5 has said that the broker's packets do not hold; undefined for one of 3.1.1. */
  get mqtt5(): Mqtt5Bridge | undefined {
    return this.#mqtt5;
  }

  /** To a client of MQTT 5. */
  give(message: Outgoing): void {
    this.#trying(() => this.#mqtt5?.give(message));
  }

  /** Nothing that comes from now on reaches the broker; what it says still reaches the client. */
  stopListening(): void {
    this.#isDeaf = true;
    this.carrier.pause();
  }

  #receive(chunk: Buffer): void {
    if (this.#isDeaf || this.destroyed) return;
    this.#trying(() => {
      for (const packet of this.#guard.take(chunk)) {
        this.#level ??= this.#begin(packet);
        const fields = readFields(packet, this.#level);
        if (this.#mqtt5) this.#mqtt5.fromClient(packet, fields);
        else this.#deliver(packet);
        if (this.destroyed) return;
      }
    });
  }

  #trying(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** The first packet, a CONNECT, says which version the client speaks. */
  #begin(connect: Buffer): number {
    const level = protocolLevel(connect);
    if (!LEVELS.includes(level)) {
      this.#send(UNKNOWN_LEVEL);
      throw new Error(`the protocol level ${level}`);
    }
    if (level === 5) {
      this.#mqtt5 = new Mqtt5Bridge({
        toBroker: (bytes) => this.#deliver(bytes),
        toClient: (bytes) => this.#send(bytes),
        end: () => this.destroy(),
      });
    }
    return level;
  }

  #deliver(bytes: Buffer): void {
    if (!this.push(bytes)) this.carrier.pause();
  }

  override _read(): void {
    if (!this.#isDeaf) this.carrier.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      if (this.#mqtt5) this.#mqtt5.fromBroker(chunk);
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
    const farewell = this.#mqtt5?.farewell(error ?? (this.#isDeaf ? STOPS : TAKES_OVER));
    // What was said before, such as why a login is refused, must arrive before the end does.
    if (this.carrier.writable) this.carrier.end(farewell);
    setTimeout(() => this.carrier.destroy(), LINGER_MS).unref();
    done(error);
  }
}

/** For a client that does not close its side. */
const LINGER_MS = 1000;
