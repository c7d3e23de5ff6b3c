import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { errorResponse } from "../rest/respond";
import { frontHandler } from "./front";

type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const HEADERS_BYTES = 16 * 1024;
/** Long enough for 50 MB over a slow line; a request that only trickles ends. */
const REQUEST_MS = 5 * 60_000;

/** The HTTP server: hot paths by their own handlers, everything else by Next. */
export function httpServer(next: NextHandler): Server {
  const front = getRequestListener(
    (request) => frontHandler(new URL(request.url).pathname)?.(request) ?? new Response(null, { status: 404 }),
    { overrideGlobalObjects: false, errorHandler: (error) => errorResponse(error) },
  );
  return createServer({ maxHeaderSize: HEADERS_BYTES, requestTimeout: REQUEST_MS }, (request, response) => {
    const pathname = request.url?.split("?", 1)[0] ?? "/";
    const answer = frontHandler(pathname) ? front(request, response) : next(request, response);
    Promise.resolve(answer).catch((error: unknown) => fail(error, response));
  });
}

async function fail(error: unknown, response: ServerResponse): Promise<void> {
  const answer = errorResponse(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

/** The address can not be listened on; the message says what to do. */
class ListenError extends Error {
  override readonly name = "ListenError";
}

/** Resolves once the server listens; rejects with ListenError when it can not. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new ListenError(explain(error, port, host))));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `Port ${port} is taken. Stop what listens there, or set PORT to another one.`;
  if (error.code === "EACCES") return `Port ${port} needs more rights than this user has. Set PORT to 1024 or above.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST ${host} is no address of this machine.`;
  return `The server can not listen on ${host}:${port}: ${error.message}`;
}
