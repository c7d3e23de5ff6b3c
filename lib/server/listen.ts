import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Server as NetServer } from "node:net";
import { getRequestListener, type HttpBindings, RequestError } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { SESSION_COOKIE } from "../auth/session";
import { env } from "../env";
import { AppError } from "../errors";
import { healthz } from "../health/endpoints";
import { setClientAddress } from "../http/client-address";
import { setContentSecurityPolicy } from "../http/csp";
import { waitPage } from "../http/html/wait-page";
import { prefersPage } from "../http/negotiate";
import { PlainAnswer } from "../http/plain-answer";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { CONSOLE_TARGET } from "../ingest/consoles/decode/target";
import { trpcHandler } from "../trpc/handler";
import { admit } from "./admission";
import { type Handler, routesHandler } from "./routes";
import { Slots } from "./slots";

/** A school class behind one address has some 200 connections: six per browser, and one for live events. */
const CONNECTIONS_PER_ADDRESS = 512;
/** Well below the limit of open files of a process. */
const CONNECTIONS_IN_ALL = 10_000;

type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const HEADERS_BYTES = 16 * 1024;
/** Long enough for 50 MB over a slow line; ends a request that merely trickles. */
const REQUEST_MS = 5 * 60_000;
/** A connection that has not sent complete request headers by then is closed. */
const HEADERS_MS = 30_000;
/** Longer than the minute for which proxies keep idle connections: they would send into one that is being closed. */
const KEEP_ALIVE_MS = 65_000;

/**
 * The HTTP server: hot paths have their own handlers, everything else goes to Next. Until Next's handler is given,
 * every request but /healthz is told that the server is starting.
 */
export function httpServer(): { server: Server; giveNext: (handler: NextHandler) => void } {
  let toNext: NextHandler | undefined;
  const listeners = new Map<Handler, ReturnType<typeof getRequestListener>>();
  const listener = (handler: Handler) => {
    const known = listeners.get(handler);
    if (known) return known;
    const answer = async (request: Request, bindings: unknown) => {
      const made = await handler(request);
      if (!(made instanceof PlainAnswer)) return made;
      made.writeTo((bindings as HttpBindings).outgoing);
      return RESPONSE_ALREADY_SENT;
    };
    const made = getRequestListener(answer, { overrideGlobalObjects: false, errorHandler: refuse });
    listeners.set(handler, made);
    return made;
  };
  const whileStarting = listener((request) =>
    new URL(request.url).pathname === "/healthz" ? healthz() : startingUp(),
  );
  const limits = {
    maxHeaderSize: HEADERS_BYTES,
    requestTimeout: REQUEST_MS,
    headersTimeout: HEADERS_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Consoles send none: see refusalOf.
    requireHostHeader: false,
  };
  const server = createServer(limits, (request, response) => {
    setClientAddress(request);
    // Clients that keep sending requests over a persistent connection must not delay the stop.
    if (!server.listening) response.setHeader("Connection", "close");
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    response.once("finish", () => discardRest(request));
    if (CONSOLE_TARGET.test(request.url ?? "/")) return void serveConsole(request, response, toNext !== undefined);
    const refusal = refusalOf(request);
    if (refusal) return void fail(refusal, response);
    const front = routesHandler(request);
    if (!front && !isDecodable(request.url)) return void fail(badRequest(), response);
    if (!front) setContentSecurityPolicy(request, response);
    if (!front || front === trpcHandler) markOfflineCacheable(request, response);
    const handler = toNext ? (front ? listener(front) : toNext) : whileStarting;
    admit(request, response)
      .then(() => handler(request, response))
      .catch((error: unknown) =>
        fail(error, response, prefersPage(request.headers.accept) && request.method !== "POST"),
      );
  });
  boundConnections(server);
  return {
    server,
    giveNext: (handler) => {
      toNext = handler;
    },
  };
}

/**
 * Refuses what cannot become a Request: the target `*`, an invalid Host, the method TRACE. Also several Host headers,
 * of which a proxy may have used another, and requests from other sites.
 */
function refusalOf(request: IncomingMessage): AppError | undefined {
  const { method, url, headers, rawHeaders, httpVersion } = request;
  if (method === "TRACE") return new AppError("not_allowed", 'Method "TRACE" not allowed.');
  const { host } = headers;
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;
  const isAddress =
    url !== "*" &&
    hosts < 2 &&
    (hosts === 1 || httpVersion === "1.0") &&
    (host === undefined || URL.canParse(`http://${host}`));
  return isAddress ? foreignRefusal(request) : badRequest();
}

/**
 * Consoles know neither Host nor redirects, so the checks of other requests are not made here. But no page of another
 * site may make a browser act as one.
 */
async function serveConsole(request: IncomingMessage, response: ServerResponse, isReady: boolean): Promise<void> {
  const consoles = await import("../ingest/consoles/http");
  try {
    const foreign = foreignRefusal({ method: "POST", headers: request.headers });
    if (foreign) throw foreign;
    if (!isReady) throw starting();
    await admit(request, response);
    await consoles.serveConsole(request, response);
  } catch (error) {
    consoles.refuseConsole(response, error);
  }
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a writing request that another site's page made a browser send: the browser adds a session's cookie or a
 * remembered Basic login by itself. Over plain HTTP browsers omit Sec-Fetch-Site, but send Origin or Referer. Programs
 * send none of the three. A device key is never added automatically, and a page cannot set its header for another site.
 */
function foreignRefusal({
  method = "GET",
  headers,
}: Pick<IncomingMessage, "method" | "headers">): AppError | undefined {
  if (SAFE.has(method) || headers["x-apikey"] !== undefined || /^bearer\s/i.test(headers.authorization ?? "")) return;
  const site = headers["sec-fetch-site"];
  const source = headers.origin ?? headers.referer;
  const isForeign =
    (site !== undefined && site !== "same-origin" && site !== "none") ||
    (source !== undefined && !isOurs(source, headers.host));
  return isForeign ? new AppError("forbidden", "CSRF Failed: the request comes from another site.") : undefined;
}

/** Compares host and port: behind a proxy that ends TLS the browser's scheme is not known for sure. */
function isOurs(source: string, host: string | undefined): boolean {
  if (!URL.canParse(source)) return false;
  const from = new URL(source);
  if (env.PUBLIC_URL && from.origin === new URL(env.PUBLIC_URL).origin) return true;
  const base = `${from.protocol}//${host}`;
  return URL.canParse(base) && from.host === new URL(base).host;
}

/** Next answers a path with a malformed escape with an error 500. */
function isDecodable(url = "/"): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "/");
    return true;
  } catch {
    return false;
  }
}

/** Marks an anonymous page, or its data. Browsers keep only those for when they are offline (public/sw.js). */
function markOfflineCacheable({ headers }: IncomingMessage, response: ServerResponse): void {
  const isSomebody = headers.authorization !== undefined || headers.cookie?.includes(`${SESSION_COOKIE}=`);
  if (!isSomebody) response.setHeader("X-Offline-Cacheable", "1");
}

function badRequest(): AppError {
  return new AppError("invalid", "Bad request.");
}

/** The unread rest of a refused body precedes the connection's next request, which would never be reached. */
function discardRest(request: IncomingMessage): void {
  if (!request.readableEnded) request.removeAllListeners("data").resume();
}

/** A malformed address or Host is the client's error. */
function refuse(error: unknown): Response {
  return errorResponse(error instanceof RequestError ? badRequest() : error);
}

function startingUp(): Response {
  return errorResponse(starting());
}

function starting(): AppError {
  return new AppError("unavailable", "The server is starting.", undefined, 2);
}

async function fail(error: unknown, response: ServerResponse, isPage = false): Promise<void> {
  const answer = isPage && mustWait(error) ? waitPage(error) : errorResponse(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

function mustWait(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === "unavailable" || error.code === "too_many");
}

/** The server cannot listen on the address; the message says what to do. */
class ListenError extends Error {
  override readonly name = "ListenError";
}

/** Resolves with the port once the server listens. Rejects with ListenError. */
export function listen(server: NetServer, port: number, host: string, variable = "PORT"): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, port, host, variable))),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

const NO_SUCH_HOST = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"]);

function explain(error: NodeJS.ErrnoException, port: number, host: string, variable: string): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is taken. Stop what listens there, or set ${variable} to another one.`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Set ${variable} to 1024 or above.`;
  if (NO_SUCH_HOST.has(error.code ?? "")) {
    return `HOST ${host} is not an address of this machine. Set it to one, or leave it out to listen on all.`;
  }
  return `The server cannot listen on ${host}:${port}: ${error.message}`;
}

/**
 * Bounds the connections of one address, so that no client can take all of them. Behind a trusted proxy all connections
 * are the proxy's, which has limits of its own.
 */
function boundConnections(server: Server): void {
  server.maxConnections = CONNECTIONS_IN_ALL;
  if (env.TRUST_PROXY) return;
  const slots = new Slots(CONNECTIONS_PER_ADDRESS, CONNECTIONS_IN_ALL);
  server.on("connection", (socket) => {
    const leave = slots.take(socket.remoteAddress ?? "unknown");
    if (leave) socket.once("close", leave);
    else socket.destroy();
  });
}
