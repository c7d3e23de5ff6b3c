import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../errors";
import { refusalOf } from "../../http/respond";
import { handle } from "./handle";
import type { Reply } from "./message";
import { RawRequest } from "./raw-request";
import { text } from "./replies";

/** For what a console needs half a second for, also over a slow line. */
const TOTAL_MS = 30_000;
/** A console needs one for a moment. */
const CONNECTIONS = 256;
/** Consoles that have not closed their connection by then are disconnected. */
const CLOSING_MS = 1000;

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  405: "Method Not Allowed",
  413: "Content Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

export interface ConsolePort {
  server: Server;
  /** Accepts no more connections, and finishes what was begun. */
  stop: () => Promise<void>;
}

/** A port for what is not HTTP: a request line may lack its path, or have blanks in it. It takes any path. */
export function consolePort(): ConsolePort {
  const open = new Set<Promise<void>>();
  const server = createServer({ noDelay: true }, (socket) => {
    const conversation = converse(socket).finally(() => open.delete(conversation));
    open.add(conversation);
  });
  server.maxConnections = CONNECTIONS;
  return {
    server,
    stop: async () => {
      server.close();
      await Promise.all(open);
    },
  };
}

/** Never rejects. */
async function converse(socket: Socket): Promise<void> {
  const deadline = setTimeout(() => socket.destroy(), TOTAL_MS);
  socket.on("error", () => socket.destroy());
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
  });
  try {
    const request = await RawRequest.read(socket);
    if (request) socket.end(written(await answer(request), request));
    else socket.destroy();
  } catch (error) {
    const { status, data } = refusalOf(error);
    socket.end(written(text(status, `${String(data.detail)}\n`)));
  }
  await Promise.race([closed, sleep(CLOSING_MS, undefined, { ref: false })]);
  socket.destroy();
  clearTimeout(deadline);
}

async function answer(request: RawRequest): Promise<Reply> {
  const { method } = request;
  if (method === "HEAD" || method === "OPTIONS") return text(200, "");
  if (method !== "GET" && method !== "POST") throw new AppError("not_allowed", `Method "${method}" not allowed.`);
  return handle({ ...request.message, method });
}

function written({ status, type, body, retryAfter }: Reply, { version = "1.0" }: { version?: string } = {}): string {
  const lines = [
    `HTTP/${version} ${status} ${REASONS[status] ?? "Error"}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
    "Connection: close",
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
