import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import type { Dialect } from "@/lib/db/url";
import { emit } from "@/lib/live/bus";
import type { DomainEvent } from "@/lib/live/events";
import { pagesHandler } from "@/lib/server/pages";
import type { PageHandler } from "@/lib/site/pages/renderer";

const PAGE = { accept: "text/html", "accept-language": "en-IE" };

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());

/** A server with this handler of pages, and how to ask it. */
async function serve(handler: PageHandler, dialect: Dialect = "sqlite") {
  const database = { dialect, outside: 1, outsideVersion: async () => database.outside };
  const pages = pagesHandler(handler, database);
  const own = createServer((incoming, response) => {
    pages(incoming, response).catch((error: Error) => response.writeHead(503).end(error.message));
  });
  server = own;
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
  return { ask, connections, database };
}

/** Renders the page that a request would see, with its nonce, as Next does. */
function page(): PageHandler & { count: number } {
  const handler = Object.assign(
    async ({ url, headers }: IncomingMessage, response: ServerResponse) => {
      handler.count += 1;
      const policy = String(headers["content-security-policy"]);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      const seen = [url, headers.host, headers["accept-language"], headers.cookie, headers.rsc].join("|");
      response.setHeader("Content-Type", "text/html");
      response.setHeader("Link", `</a.js>; nonce="${nonce}"`);
      response.end(`<p>${handler.count} ${seen}</p>${`<script nonce="${nonce}"></script>`.repeat(40)}`);
    },
    { count: 0 },
  );
  return handler;
}

const change = (event: DomainEvent) => emit({ database: {} as Database }, event);

describe("A public page", () => {
  it("is rendered at most twice for 200 visitors of a second, while its data change", async () => {
    const handler = page();
    const { ask } = await serve(handler);
    const begun = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        if (i % 10 === 0) await change({ type: "readings.changed", stationIds: [1] });
        return ask("/stations/1");
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // On a slow machine they take more than a second.
    const seconds = Math.ceil((performance.now() - begun) / 1000);
    expect(handler.count).toBeLessThanOrEqual(1 + seconds);
  });

  it("has a nonce for each visitor in its policy, its headers and its scripts, compressed or not", async () => {
    const { ask } = await serve(page());
    const nonces = new Set<string>();
    for (const encoding of ["identity", "gzip", "gzip"]) {
      const { headers, body } = await ask("/", { "accept-encoding": encoding });
      const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
      expect(nonce).toMatch(/^[\w+/]{22}==$/);
      nonces.add(nonce);
      expect(headers.link).toBe(`</a.js>; nonce="${nonce}"`);
      expect(body.split(`<script nonce="${nonce}"></script>`)).toHaveLength(41);
      expect(headers["content-encoding"]).toBe(encoding === "gzip" ? "gzip" : undefined);
    }
    expect(nonces.size).toBe(3);
  });

  it("is another one by its address, its host, the visitor's language, theme and units, and by navigation", async () => {
    const { ask } = await serve(page());
    const differing: [string, Record<string, string>][] = [
      ["/", {}],
      ["/?metric=rain", {}],
      ["/stations/1", {}],
      ["/", { host: "weather.example" }],
      ["/", { "accept-language": "de" }],
      ["/", { cookie: "theme=dark" }],
      ["/", { cookie: `preferences=${encodeURIComponent(JSON.stringify({ units: "us" }))}` }],
      ["/", { rsc: "1" }],
      ["/", { rsc: "1", "next-router-state-tree": "x" }],
    ];
    const first = await Promise.all(differing.map(([path, headers]) => ask(path, headers)));
    expect(new Set(first.map(({ headers }) => headers.etag)).size).toBe(differing.length);
    const again = await Promise.all(differing.map(([path, headers]) => ask(path, headers)));
    expect(again.map(({ headers }) => headers.etag)).toEqual(first.map(({ headers }) => headers.etag));
  });

  it("is rendered without what a visitor sent beside", async () => {
    const { ask } = await serve(page());
    const cookie = "theme=dark; csrftoken=secret; theme=light; other=1";
    const { body } = await ask("/", { cookie, "x-secret": "1" });
    expect(body).toContain("; theme=dark|");
    expect(body).not.toMatch(/secret|other/);
  });

  it("is not shared with a visitor who has a session or sends credentials, nor is another page", async () => {
    const handler = page();
    const { ask } = await serve(handler);
    const requests: [string, Record<string, string>, string?][] = [
      ["/", { cookie: "sessionid=abc" }],
      ["/", { cookie: "theme=dark; sessionid=abc" }],
      ["/", { authorization: "Basic eDp5" }],
      ["/admin/", {}],
      ["/stations/1/picture.png", {}],
      ["/stations/1/reports/../../../admin/", {}],
      ["/", {}, "POST"],
    ];
    for (const [path, headers, method] of requests) {
      const before = handler.count;
      const answers = [await ask(path, headers, method), await ask(path, headers, method)];
      expect(handler.count - before).toBe(2);
      expect(answers.map(({ headers: own }) => own.etag)).toEqual([undefined, undefined]);
    }
  });

  it("is not asked for again by a client that has it", async () => {
    const { ask } = await serve(page());
    const { headers } = await ask("/");
    const again = await ask("/", { "if-none-match": headers.etag ?? "" });
    expect([again.status, again.body]).toEqual([304, ""]);
    // The client goes on with the policy and the nonce that it has.
    expect(again.headers["content-security-policy"]).toBeUndefined();
    expect(headers["cache-control"]).toBe("public, no-cache");
    expect(headers.vary).toContain("Cookie");
    const head = await ask("/", {}, "HEAD");
    expect([head.headers.etag, head.body]).toEqual([headers.etag, ""]);
  });

  it("is rendered again after a change of what it shows, and not after one of another station", async () => {
    const { ask } = await serve(page());
    const etag = async () => (await ask("/stations/7")).headers.etag;
    const first = await etag();
    await change({ type: "readings.changed", stationIds: [8] });
    expect(await etag()).toBe(first);
    await change({ type: "rollups.refreshed", stationIds: [7] });
    await expect.poll(etag).not.toBe(first);
  });

  it("is shown to nobody as it was before access to it changed, even where it was being rendered", async () => {
    let isPublic = true;
    const waiting: (() => void)[] = [];
    const { ask } = await serve(async (_, response) => {
      const seen = isPublic;
      await new Promise<void>((resolve) => waiting.push(resolve));
      response.end(seen ? "a station" : "nothing");
    });
    const early = ask("/");
    await expect.poll(() => waiting.length).toBe(1);
    isPublic = false;
    await change({ type: "stations.changed" });
    const late = ask("/");
    waiting[0]?.();
    expect((await early).body).toBe("a station");
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.();
    expect((await late).body).toBe("nothing");
  });

  it.each(["sqlite", "mysql"] as const)(
    "is rendered again after another process has written to %s",
    async (dialect) => {
      const { ask, database } = await serve(page(), dialect);
      const etag = async () => (await ask("/stations/7")).headers.etag;
      const first = await etag();
      database.outside += 1;
      // On SQLite at once.
      if (dialect === "sqlite") expect(await etag()).not.toBe(first);
      else await expect.poll(etag).not.toBe(first);
    },
  );

  it("is not kept when it failed", async () => {
    let status = 500;
    const { ask } = await serve(async (_, response) => {
      response.writeHead(status).end();
    });
    expect((await ask("/")).status).toBe(500);
    status = 200;
    expect((await ask("/")).status).toBe(200);
  });
});

describe("The queue of renderings", () => {
  /** A handler whose renderings end when the test says so. */
  function slow() {
    const running: { url: string; end: () => void; isGone: boolean }[] = [];
    const handler: PageHandler = ({ url = "" }, response) =>
      new Promise((resolve) => {
        const own = { url, end: () => response.end(resolve), isGone: false };
        response.once("close", () => {
          own.isGone = !response.writableEnded;
          resolve();
        });
        running.push(own);
      });
    return { running, handler };
  }

  it("renders a few at a time, and refuses when too many wait", async () => {
    const { running, handler } = slow();
    const { ask } = await serve(handler);
    const answers: Answer[] = [];
    const all = Array.from({ length: 80 }, (_, i) => ask(`/stations/${i + 1}`).then((answer) => answers.push(answer)));
    await expect.poll(() => answers.length).toBe(14);
    expect(answers.every(({ status, body }) => status === 503 && body === "The server is busy.")).toBe(true);
    expect(running).toHaveLength(2);
    for (let done = 0; done < 66; done += 1) {
      await expect.poll(() => running.length).toBeGreaterThan(done);
      expect(running.length - done).toBeLessThanOrEqual(2);
      running[done]?.end();
    }
    await Promise.all(all);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(66);
  });

  it.each([
    ["shared", {}],
    ["own", { cookie: "sessionid=abc" }],
  ])("forgets a client that has gone, and stops its %s rendering", async (_kind, headers) => {
    const { running, handler } = slow();
    const { ask, connections } = await serve(handler);
    const visit = async (path: string, ready: () => Promise<void>) => {
      const controller = new AbortController();
      const answer = ask(path, headers, "GET", controller.signal).catch((error: Error) => error.name);
      await ready();
      return { controller, answer };
    };
    const isRunning = (count: number) => () => expect.poll(() => running.length).toBe(count);
    const isOpen = (count: number) => () => expect.poll(connections).toBe(count);
    const first = await visit("/stations/1", isRunning(1));
    const second = await visit("/stations/2", isRunning(2));
    const third = await visit("/stations/3", isOpen(3));
    const fourth = await visit("/stations/4", isOpen(4));
    third.controller.abort();
    await isOpen(3)();
    first.controller.abort();
    expect([await first.answer, await third.answer]).toEqual(["AbortError", "AbortError"]);
    await isRunning(3)();
    expect(running.map(({ url }) => url)).toEqual(["/stations/1", "/stations/2", "/stations/4"]);
    await expect.poll(() => running[0]?.isGone).toBe(true);
    running[2]?.end();
    expect(await fourth.answer).toMatchObject({ status: 200 });
    running[1]?.end();
    await second.answer;
  });

  it("goes on with a shared rendering while one of its visitors still waits", async () => {
    const { running, handler } = slow();
    const { ask } = await serve(handler);
    const controller = new AbortController();
    const gone = ask("/", {}, "GET", controller.signal).catch((error: Error) => error.name);
    const waits = ask("/");
    await expect.poll(() => running.length).toBe(1);
    controller.abort();
    expect(await gone).toBe("AbortError");
    running[0]?.end();
    expect((await waits).status).toBe(200);
    expect(running[0]?.isGone).toBe(false);
  });
});
