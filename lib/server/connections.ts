import type { Server } from "node:http";
import { env } from "../env";
import { Slots } from "./slots";

/** A class of pupils behind one address has some 200, a browser six and one for live events. */
const PER_ADDRESS = 512;
/** Well below what a process may have open. */
const IN_ALL = 10_000;

/**
 * Bounds the connections of one address, so that nobody takes all of them. Behind a proxy of ours every connection is
 * the proxy's, which has bounds of its own.
 */
export function boundConnections(server: Server): void {
  server.maxConnections = IN_ALL;
  if (env.TRUST_PROXY) return;
  const slots = new Slots(PER_ADDRESS, IN_ALL);
  server.on("connection", (socket) => {
    const leave = slots.take(socket.remoteAddress ?? "unknown");
    if (leave) socket.once("close", leave);
    else socket.destroy();
  });
}
