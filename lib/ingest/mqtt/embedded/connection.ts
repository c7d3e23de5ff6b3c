import { Duplex } from "node:stream";
import type { Slot } from "./connection-slots";
import { protocolLevel, readFields } from "./mqtt5/fields";
import type { Outgoing } from "./mqtt5/message";
import { Mqtt5Bridge } from "./mqtt5/mqtt5-bridge";
import { PacketGuard } from "./packet-guard";
import { STOPPING, TAKEN_OVER, WireError } from "./wire-error";

/** Limit of unsent data for a client that does not read; beyond it the connection ends. */
const WAITING_BYTES = 1024 * 1024;
/** Never reached, so that the socket's own count is the only limit. */
const NEVER_FULL = 64 * WAITING_BYTES;

/** Protocol levels of MQTT 3.1, 3.1.1 and 5. */
const LEVELS = [3, 4, 5];
/** The CONNACK for any other level. */
const UNKNOWN_LEVEL = Buffer.from([0x20, 2, 0, 1]);

/** Why aedes ends a connection without an error. */
const STOPS = new WireError("the server stops", STOPPING);
const TAKES_OVER = new WireError("another connection has the client's name", TAKEN_OVER);

interface Carrier extends Duplex {
  remoteAddress?: string | undefined;
}

/**
 * A client's connection as the broker sees it: MQTT 3.1.1, bounded in both directions. MQTT 5 is translated, as the
 * broker speaks only 3.1.1.
 */
export class Connection extends Duplex {
  /** The protocol level, once the CONNECT has arrived. */
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

  /** The MQTT 5 state that the broker's packets cannot hold; undefined for a client of 3.1.1. */
  get mqtt5(): Mqtt5Bridge | undefined {
    return this.#mqtt5;
  }

  /** Sends a message to a client of MQTT 5. */
  give(message: Outgoing): void {
    this.#trying(() => this.#mqtt5?.give(message));
  }

  /** Drops all further input; output still reaches the client. */
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

  /** Parses the first packet, a CONNECT, for the protocol level. */
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
    // Pending output, such as the reason of a refused login, must arrive before the end does.
    if (this.carrier.writable) this.carrier.end(farewell);
    setTimeout(() => this.carrier.destroy(), LINGER_MS).unref();
    done(error);
  }
}

/** How long a client may take to close its side. */
const LINGER_MS = 1000;
