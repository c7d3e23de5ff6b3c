import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { duplexPair } from "node:stream";
import { buffer } from "node:stream/consumers";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A page as its handler answered. */
export interface RenderedPage {
  status: number;
  /** By name, in lower case. */
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Of the connection, or of one client's response. */
const NOT_KEPT = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "date", "set-cookie"]);

/**
 * Asks a handler for pages over connections in memory, so that it meets a request and a response of Node's own. The
 * function that it returns rejects when the signal aborts, and the handler sees its client go.
 */
export function pageRenderer(
  handler: PageHandler,
): (url: string, headers: Record<string, string>, signal: AbortSignal) => Promise<RenderedPage> {
  // It never listens: connections are given to it.
  const server = createServer((incoming, response) => {
    handler(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  return (url, headers, signal) =>
    new Promise((resolve, reject) => {
      const [near, far] = duplexPair();
      // A pair does not pass on that one end was destroyed.
      near.once("close", () => far.destroy());
      far.once("close", () => near.destroy(near.readableEnded ? undefined : new Error("The page broke off.")));
      for (const end of [near, far]) end.on("error", reject);
      server.emit("connection", far);
      const asked = request({ path: url, headers, signal, createConnection: () => near }, (response) => {
        const kept = Object.entries(response.headers).flatMap(([name, value]) =>
          value === undefined || NOT_KEPT.has(name) ? [] : [[name, value] as const],
        );
        buffer(response).then(
          (body) => resolve({ status: response.statusCode ?? 500, headers: Object.fromEntries(kept), body }),
          reject,
        );
      });
      asked.once("error", reject);
      asked.once("close", () => near.destroy());
      asked.end();
    });
}
