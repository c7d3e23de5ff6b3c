import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { onServer } from "../../support/server";
import { Wire } from "../fuzz/wire";
import { exchange } from "../support/exchange";

const OLD = "Thu, 01 Jan 1970 00:00:00 GMT";
const chunk = readdirSync(".next/static/chunks").find((name) => name.endsWith(".css"));

/** Next's own server generates the icon and the manifest; they are not files, and have no ranges. */
const FILES: [address: string, path: string, type: string][] = [
  ["/sw.js", "public/sw.js", "text/javascript; charset=utf-8"],
  ["/api.css", "public/api.css", "text/css; charset=utf-8"],
  ["/icons/192.png", "public/icons/192.png", "image/png"],
  ["/agent", "public/agent/weather-agent.mjs", "text/javascript; charset=utf-8"],
  ["/agent/install.sh", "public/agent/install.sh", "application/x-sh"],
  [`/_next/static/chunks/${chunk}`, `.next/static/chunks/${chunk}`, "text/css; charset=utf-8"],
];

onServer("static files", (fixture) => {
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    exchange(fixture.server, { method, path, headers });

  describe.each(FILES)("the static file %s", (address, path, type) => {
    const bytes = () => readFileSync(path);

    it("a static file comes whole, and is revalidated by its ETag", async () => {
      const whole = await ask(address);
      expect([whole.status, whole.headers["content-type"]]).toEqual([200, type]);
      expect(whole.bytes.equals(bytes())).toBe(true);
      const { etag = "", "last-modified": modified = "" } = whole.headers;
      for (const known of [{ "If-None-Match": etag }, { "If-Modified-Since": modified }]) {
        const again = await ask(address, known);
        expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
      }
      const same = await ask(address, { "If-Match": etag, "If-Unmodified-Since": modified });
      expect(same.status).toBe(200);
      const head = await ask(address, {}, "HEAD");
      expect([head.status, head.headers["content-length"], head.bytes.length]).toEqual([
        200,
        String(bytes().length),
        0,
      ]);
    });

    it("a static file comes in ranges, and continues where a download broke off", async () => {
      const { headers } = await ask(address);
      const part = await ask(address, { Range: "bytes=10-19", "If-Range": String(headers.etag) });
      expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 10-19/${bytes().length}`]);
      expect(part.bytes.equals(bytes().subarray(10, 20))).toBe(true);
      const rest = await ask(address, { Range: "bytes=100-" });
      expect(rest.status).toBe(206);
      expect(rest.bytes.equals(bytes().subarray(100))).toBe(true);
      const other = await ask(address, { Range: "bytes=10-19", "If-Range": '"another"' });
      expect([other.status, other.bytes.length]).toEqual([200, bytes().length]);
    });

    it.each([
      [{ Range: "bytes=999999999-" }, 416, 200],
      [{ Range: "bytes=-0" }, 416, 200],
      [{ Range: "bytes=abc" }, 200, 200],
      [{ Range: "bytes=5-1" }, 200, 200],
      [{ Range: "bytes=0-1,5-6" }, 200, 200],
      [{ Range: "lines=0-1" }, 200, 200],
      [{ "If-Match": '"another"' }, 412, 412],
      [{ "If-Unmodified-Since": OLD }, 412, 412],
      [{ "If-Unmodified-Since": "nonsense" }, 200, 200],
      [{ "If-None-Match": "*" }, 304, 304],
    ])(
      "a request for a static file with %j is answered with %i, and with %i to HEAD",
      async (headers, status, toHead) => {
        const answer = await ask(address, headers);
        expect(answer.status).toBe(status);
        if (status === 200) expect(answer.bytes.equals(bytes())).toBe(true);
        if (status === 416) expect(answer.headers["content-range"]).toBe(`bytes */${bytes().length}`);
        if (status >= 400) expect(answer.headers["x-offline-cacheable"]).toBeUndefined();
        const head = await ask(address, headers, "HEAD");
        expect([head.status, head.bytes.length]).toEqual([toHead, 0]);
      },
    );

    it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
      "a static file does not accept the method %s",
      async (method) => {
        const { status, headers } = await ask(address, {}, method);
        expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
      },
    );
  });

  it.each([
    "/sw%2ejs",
    "/%73w.js",
    "/sw.js?any=thing",
    "//sw.js",
    "/sw.js/",
    "/./sw.js",
    "/a/../sw.js",
    "/%61gent",
    "/agent/",
    "http://localhost/sw.js",
    "/icons%2f192.png",
    "/_next/static",
  ])("the address %s does not cause a server error either", async (path) => {
    for (const headers of [{ Range: "bytes=999999999-" }, { "If-Match": '"another"' }]) {
      expect((await ask(path, headers)).status).toBeLessThan(500);
    }
    expect((await ask(path, {}, "PUT")).status).toBeLessThan(500);
  });

  it.each(["/", "/stations/1", "/icon.svg", "/manifest.webmanifest", "/nowhere", "/nowhere.js", "/map/0/0/0"])(
    "%s is not a static file, and conditional headers cause no server error",
    async (path) => {
      const headers = { Accept: "text/html", Range: "bytes=999999999-", "If-Match": '"x"', "If-Unmodified-Since": OLD };
      for (const method of ["GET", "HEAD", "PUT", "OPTIONS"]) {
        expect((await ask(path, headers, method)).status, method).toBeLessThan(500);
      }
    },
  );

  describe("arbitrary requests for files", () => {
    let wire: Wire;
    beforeAll(() => {
      wire = new Wire(fixture.server.port);
    });

    it("arbitrary requests for files are answered without a server error", async () => {
      const byte = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f);
      const nonsense = fc.array(byte, { maxLength: 40 }).map((codes) => Buffer.from(codes).toString("latin1"));
      const value = fc.oneof(
        nonsense,
        nonsense.map((text) => `bytes=${text}`),
        fc.constantFrom("*", '"', 'W/"', OLD, "bytes=0-", "bytes=-", "bytes=99999999999-0", ",,,"),
      );
      const names = ["Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"];
      const headers = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 });
      const address = fc.constantFrom(...FILES.map(([path]) => path), "/icon.svg", "/nothing.js");
      await fc.assert(
        fc.asyncProperty(fc.constantFrom("GET", "HEAD"), address, headers, async (method, path, sent) => {
          const lines = [`${method} ${path} HTTP/1.1`, "Host: localhost", ...sent.map((header) => header.join(": "))];
          const bytes = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
          const { status } = await wire.ask({ bytes, isHead: method === "HEAD", isLast: false });
          expect([200, 206, 304, 404, 412, 416]).toContain(status);
        }),
        { numRuns: 300 },
      );
      wire.close();
    });
  });
});
