import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { PageHandler } from "@/lib/site/pages/renderer";
import { change, servePages } from "./support/pages";

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

describe("A public page", () => {
  it("is rendered at most twice for 200 visitors of a second, while its data change", async () => {
    const handler = page();
    const { ask } = await servePages(handler);
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
    const { ask } = await servePages(page());
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
    const { ask } = await servePages(page());
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
    const { ask } = await servePages(page());
    const cookie = "theme=dark; csrftoken=secret; theme=light; other=1";
    const { body } = await ask("/", { cookie, "x-secret": "1" });
    expect(body).toContain("; theme=dark|");
    expect(body).not.toMatch(/secret|other/);
  });

  it("is not shared with a visitor who has a session or sends credentials, nor is another page", async () => {
    const handler = page();
    const { ask } = await servePages(handler);
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
    const { ask } = await servePages(page());
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
    const { ask } = await servePages(page());
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
    const { ask } = await servePages(async (_, response) => {
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
      const { ask, database } = await servePages(page(), dialect);
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
    const { ask } = await servePages(async (_, response) => {
      response.writeHead(status).end();
    });
    expect((await ask("/")).status).toBe(500);
    status = 200;
    expect((await ask("/")).status).toBe(200);
  });

  it("serves others beside a client with as many headers as the server takes", async () => {
    const { ask } = await servePages(page());
    const languages = `en-IE,en;q=0.9${",fr;q=0.1".repeat(1_500)}`;
    const answers = await Promise.all([ask("/", { "accept-language": languages }), ask("/")]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
