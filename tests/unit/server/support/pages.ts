import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import type { Database } from "@/lib/db/client";
import type { Dialect } from "@/lib/db/url";
import { emit } from "@/lib/live/bus";
import type { DomainEvent } from "@/lib/live/events";
import { pagesHandler } from "@/lib/server/pages";
import type { PageHandler } from "@/lib/site/pages/renderer";

const PAGE = { accept: "text/html", "accept-language": "en-IE" };

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A server with this handler of pages, and how to ask it. */
export async function servePages(handler: PageHandler, dialect: Dialect = "sqlite") {
  const database = { dialect, outside: 1, outsideVersion: async () => database.outside };
  const pages = pagesHandler(handler, database);
  const own = createServer((incoming, response) => {
    pages(incoming, response).catch((error: Error) => response.writeHead(503).end(error.message));
  });
  onTestFinished(() => own.closeAllConnections());
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
  const { port } = own.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET", signal?: AbortSignal) =>
    new Promise<Answer>((resolve, reject) => {
      const options = { port, path, method, headers: { ...PAGE, ...headers }, agent: false, ...(signal && { signal }) };
      const sent = request(options, async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const bytes = Buffer.concat(parts);
        const body = response.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
        const texts = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(texts), body: body.toString() });
      });
      sent.once("error", reject);
      sent.end();
    });
  const connections = () => promisify(own.getConnections.bind(own))();
  return { ask, connections, database, port };
}

/** As a verb does after its commit. */
export const change = (event: DomainEvent) => emit({ database: {} as Database }, event);
