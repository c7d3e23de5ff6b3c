import { readdirSync, readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { onServer } from "../../support/server";
import { exchange } from "../support/exchange";

onServer("static assets of the build", (fixture) => {
  const get = (path: string, encodings: string) =>
    exchange(fixture.server, { method: "GET", path, headers: { "Accept-Encoding": encodings } });

  let paths: string[];
  beforeAll(async () => {
    const page = await fixture.server.fetch("/", { headers: { Accept: "text/html" } });
    const html = await page.text();
    paths = [...new Set(html.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/g))];
    expect(paths.some((path) => path.endsWith(".js"))).toBe(true);
    expect(paths.some((path) => path.endsWith(".css"))).toBe(true);
  });

  it("static assets are compressed as the browser accepts it, with equal content, and smallest by Brotli", async () => {
    for (const path of paths) {
      const [plain, gzip, brotli] = await Promise.all([
        get(path, "identity"),
        get(path, "gzip"),
        get(path, "gzip, br"),
      ]);
      for (const { status } of [plain, gzip, brotli]) expect(status).toBe(200);
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(gzip.headers["content-encoding"]).toBe("gzip");
      expect(brotli.headers["content-encoding"]).toBe("br");
      expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
      expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
      expect(gzip.bytes.length).toBeLessThan(plain.bytes.length);
      expect(brotli.bytes.length).toBeLessThan(gzip.bytes.length);
    }
  });

  it("static assets are served whole, whatever their name", async () => {
    const found = readdirSync(".next/static", { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
    expect(files.some((file) => file.endsWith(".woff2"))).toBe(true);
    for (const file of files) {
      const { status, bytes } = await get(file.replace(".next", "/_next"), "identity");
      expect(status, file).toBe(200);
      expect(bytes.equals(readFileSync(file)), file).toBe(true);
    }
  });

  it("static files may be cached forever, by shared caches and offline copies too", async () => {
    const [path = ""] = paths;
    for (const encodings of ["br", "identity"]) {
      const { headers } = await get(path, encodings);
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(headers["x-offline-cacheable"]).toBe("1");
      expect(headers.vary).toBe("Accept-Encoding");
    }
  });

  it.each([
    "/_next/static/chunks/nothing.js",
    "/_next/static/",
    "/_next/static/../BUILD_ID",
    "/_next/static/%2e%2e/BUILD_ID",
    "/_next/static/..%2fBUILD_ID",
    "/_next/static/%",
  ])("%s is not a static file and may not be cached", async (path) => {
    const { status, headers } = await get(path, "br");
    expect(status).toBe(404);
    expect(headers["cache-control"]).toBeUndefined();
  });
});
