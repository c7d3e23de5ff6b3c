import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { generate, type Packet, parser } from "mqtt-packet";
import { onTestFinished } from "vitest";
import type { TestDevice } from "../support/mqtt-devices";

export type Level = 4 | 5;

/** A raw connection to a broker, for exact bytes in both directions. It ends with its test. */
export class RawClient {
  #received = Buffer.alloc(0);
  #wake = () => {};

  private constructor(
    readonly socket: Socket,
    readonly level: Level,
  ) {
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on("close", () => this.#wake());
    // The broker may close the connection on invalid input; what it sent before is what counts.
    socket.on("error", () => {});
  }

  static async open(url: string, level: Level): Promise<RawClient> {
    const { port, hostname } = new URL(url);
    const socket = connectSocket(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    return new RawClient(socket, level);
  }

  /** Sends these bytes, or packets, in one write. */
  send(...parts: (Packet | Buffer)[]): void {
    const bytes = parts.map((part) => (Buffer.isBuffer(part) ? part : generate(part, { protocolVersion: this.level })));
    this.socket.write(Buffer.concat(bytes));
  }

  /** The bytes of the next whole packet. Rejects when the connection closes without one. */
  async next(): Promise<Buffer> {
    for (;;) {
      const length = packetLength(this.#received);
      if (length !== undefined && this.#received.length >= length) {
        const packet = this.#received.subarray(0, length);
        this.#received = this.#received.subarray(length);
        return packet;
      }
      if (this.socket.closed) throw new Error("The connection was closed.");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The next packet in hexadecimal digits. */
  async nextHex(): Promise<string> {
    return (await this.next()).toString("hex");
  }

  /** The next packet, parsed. */
  async nextPacket(): Promise<Packet> {
    return read(await this.next(), this.level);
  }

  /** All packets that arrive until the broker closes the connection, in hexadecimal digits. */
  async untilClosed(): Promise<string[]> {
    const packets: string[] = [];
    for (;;) {
      try {
        packets.push(await this.nextHex());
      } catch {
        return packets;
      }
    }
  }

  /** Resolves once the broker has answered everything before. */
  async ping(): Promise<void> {
    this.send({ cmd: "pingreq" });
    const answer = await this.nextHex();
    if (answer !== "d000") throw new Error(`Not the answer to a ping: ${answer}`);
  }

  /** Disconnects without a packet, as a machine that loses power does. */
  async destroy(): Promise<void> {
    this.socket.destroy();
    if (!this.socket.closed) await once(this.socket, "close");
  }
}

/** Connects as this device, and reads the CONNACK. */
export async function join(url: string, device: TestDevice, level: Level, more: object = {}): Promise<RawClient> {
  const client = await RawClient.open(url, level);
  client.send({
    cmd: "connect",
    protocolId: "MQTT",
    protocolVersion: level,
    clean: true,
    clientId: "raw",
    keepalive: 60,
    username: "roof",
    password: Buffer.from(device.key),
    ...more,
  });
  const answer = await client.nextPacket();
  if (answer.cmd !== "connack" || (answer.returnCode ?? answer.reasonCode) !== 0) {
    throw new Error(`Not let in: ${JSON.stringify(answer)}`);
  }
  return client;
}

/** Parses one whole packet of this version. */
export function read(bytes: Buffer, protocolVersion: Level): Packet {
  const packets: Packet[] = [];
  const reading = parser({ protocolVersion });
  reading.on("packet", (packet: Packet) => packets.push(packet));
  reading.on("error", (error: Error) => {
    throw error;
  });
  reading.parse(bytes);
  const [packet] = packets;
  if (!packet) throw new Error(`No packet: ${bytes.toString("hex")}`);
  return packet;
}

/** The length of the header and all that follows; undefined while the header is incomplete. */
function packetLength(bytes: Buffer): number | undefined {
  let length = 0;
  for (let at = 1; at < Math.min(bytes.length, 5); at += 1) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) << (7 * (at - 1));
    if (!(byte & 0x80)) return at + 1 + length;
  }
  return undefined;
}
