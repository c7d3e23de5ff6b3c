import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "../../errors";
import { ADDRESS_HEADER } from "../../http/origin";
import { refusalOf } from "../../http/respond";
import { handle } from "./handle";
import type { Message, Reply } from "./message";
import { text } from "./replies";

/** Twenty times what a console sends. openSenseMap's boxes send up to 2500 measurements. */
const BODY_BYTES = 64 * 1024;
const BOX_BYTES = 512 * 1024;

/** Answers a console's request: never chunked, never a redirect, and the connection is closed. */
export async function serveConsole(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method } = request;
  if (method === "HEAD") return send(response, text(200, ""));
  if (method === "OPTIONS") return send(response, text(200, ""), { Allow: ALLOWED });
  if (method !== "GET" && method !== "POST") {
    return send(response, text(405, `Method "${method}" not allowed.\n`), { Allow: ALLOWED });
  }
  try {
    send(response, await handle(await messageOf(request, method)));
  } catch (error) {
    refuseConsole(response, error);
  }
}

const ALLOWED = "GET, HEAD, OPTIONS, POST";

/** For what goes wrong before it is known which console it is. */
export function refuseConsole(response: ServerResponse, error: unknown): void {
  const { status, data, headers } = refusalOf(error);
  const { "Retry-After": retryAfter } = headers;
  send(
    response,
    text(status, `${String(data.detail)}\n`),
    retryAfter === undefined ? {} : { "Retry-After": retryAfter },
  );
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  const wait = reply.retryAfter === undefined ? {} : { "Retry-After": String(reply.retryAfter) };
  response.writeHead(reply.status, {
    "Content-Type": reply.type,
    "Content-Length": Buffer.byteLength(reply.body),
    Connection: "close",
    ...wait,
    ...headers,
  });
  response.end(reply.body);
}

async function messageOf(request: IncomingMessage, method: Message["method"]): Promise<Message> {
  const target = request.url ?? "/";
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
  );
  return {
    method,
    target,
    headers,
    body: method === "POST" ? await bodyOf(request, /^\/+boxes\//i.test(target) ? BOX_BYTES : BODY_BYTES) : "",
    address: headers[ADDRESS_HEADER] ?? "unknown",
  };
}

/** @throws AppError too_large, or invalid when the client disconnects */
async function bodyOf(request: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new AppError("too_large", `The body is larger than ${most / 1024} kB.`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("invalid", "The body ends too early.");
  }
  return Buffer.concat(chunks).toString("utf8");
}
