import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What may befall a piece of traffic on its way; the rest of the time it passes. */
export type Mischief = "drop" | "delay" | "halve" | "duplicate";

interface Options {
  /** Where the server listens now: it may come back on another port. */
  target: () => number;
  /** Picks what befalls the next piece, if anything. */
  mischief: () => Mischief | undefined;
  /** Milliseconds of a delay. */
  delay: () => number;
}

/** Of one connection at most so much is kept to be played again. */
const REPLAY_BYTES = 64 * 1024;

/**
 * An unreliable line on a port of its own: it drops connections, holds traffic back, cuts a piece in half and
 * ends, and sends all that a client has sent once more on a second connection.
 */
export async function badLine({ target, mischief, delay }: Options) {
  const sockets = new Set<Socket>();
  const counts: Record<Mischief, number> = { drop: 0, delay: 0, halve: 0, duplicate: 0 };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(target(), "127.0.0.1"));
    const sent: Buffer[] = [];
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on("close", end);
    upstream.on("close", end);
    const carry = (from: Socket, to: Socket, chunk: Buffer) => {
      const what = mischief();
      if (what) counts[what] += 1;
      if (what === "drop") return end();
      if (what === "halve") {
        to.write(chunk.subarray(0, chunk.length / 2), end);
        return;
      }
      if (what === "delay") {
        from.pause();
        setTimeout(() => {
          if (!to.destroyed) to.write(chunk);
          from.resume();
        }, delay());
        return;
      }
      if (what === "duplicate" && from === client) replay(Buffer.concat([...sent, chunk]));
      if (!to.write(chunk)) {
        from.pause();
        to.once("drain", () => from.resume());
      }
    };
    client.on("data", (chunk: Buffer) => {
      carry(client, upstream, chunk);
      if (sent.reduce((bytes, piece) => bytes + piece.length, chunk.length) <= REPLAY_BYTES) sent.push(chunk);
    });
    upstream.on("data", (chunk: Buffer) => carry(upstream, client, chunk));
  });
  const replay = (bytes: Buffer) => {
    const again = keep(connect(target(), "127.0.0.1"));
    again.resume().end(bytes);
    again.setTimeout(5000, () => again.destroy());
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
