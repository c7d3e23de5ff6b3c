import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { RunningServer } from "../../support/server";

/** A raw connection, for bytes that no HTTP client would send. */
export class RawConnection {
  #received = "";

  private constructor(readonly socket: Socket) {
    socket.setEncoding("latin1").on("data", (text: string) => {
      this.#received += text;
    });
    // A server may close the connection on invalid input; what it sent before is what counts.
    socket.on("error", () => {});
  }

  static async open({ port }: RunningServer): Promise<RawConnection> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new RawConnection(socket);
  }

  write(data: string | Uint8Array): void {
    this.socket.write(data);
  }

  /** Resolves with everything received once it contains this text; rejects when the connection closes without it. */
  async receive(text: string): Promise<string> {
    while (!this.#received.includes(text)) {
      if (this.socket.closed) throw new Error(`The connection closed after: ${this.#received}`);
      await Promise.race([once(this.socket, "data"), once(this.socket, "close")]);
    }
    return this.#received;
  }

  /** Disconnects without a packet, as a machine that loses power does. */
  destroy(): void {
    this.socket.destroy();
  }
}
