import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
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

export interface PageRequest {
  url: string;
  method: string;
  headers: IncomingHttpHeaders;
}

export type Renderer = (request: PageRequest, signal: AbortSignal) => Promise<RenderedPage>;

/** Of one connection (RFC 9110, 7.6.1), or of a body that is not passed on. */
const OF_CONNECTION = new Set(
  "connection content-length date expect keep-alive proxy-connection te transfer-encoding upgrade".split(" "),
);

/** More than a client may send, as the policy of the response is added. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Asks a handler for pages over connections in memory, so that it meets a request and a response of Node's own, and no
 * client decides how long it takes. The function that it returns rejects when the signal aborts, and the handler sees its
 * client go.
 */
export function pageRenderer(handler: PageHandler): Renderer {
  // It never listens: connections are given to it.
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, response) => {
    handler(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  return ({ url, method, headers: sent }, signal) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(Object.entries(sent).filter(([name]) => !OF_CONNECTION.has(name)));
      const [near, far] = duplexPair();
      // A pair does not pass on that one end was destroyed.
      near.once("close", () => far.destroy());
      far.once("close", () => near.destroy(near.readableEnded ? undefined : new Error("The page broke off.")));
      for (const end of [near, far]) end.on("error", reject);
      server.emit("connection", far);
      const options = { path: url, method, headers, signal, maxHeaderSize: MAX_HEADER_BYTES };
      const asked = request({ ...options, createConnection: () => near }, (response) => {
        const kept = Object.entries(response.headers).flatMap(([name, value]) =>
          value === undefined || OF_CONNECTION.has(name) ? [] : [[name, value] as const],
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
