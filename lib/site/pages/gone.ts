import { setMaxListeners } from "node:events";
import type { IncomingMessage } from "node:http";

/** Calls back when the client of a request has gone, or has gone already; until the returned function is called. */
export function onGone({ socket }: IncomingMessage, leave: () => void): () => void {
  // The connection's, as a pipelined response that waits for the one before it is told of nothing. Of those there may be many.
  setMaxListeners(0, socket);
  socket.once("close", leave);
  if (socket.destroyed) leave();
  return () => socket.off("close", leave);
}
