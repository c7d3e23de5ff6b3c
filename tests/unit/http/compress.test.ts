import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode, encodeStream } from "@/lib/http/compress";

const LONG = "weather ".repeat(1000);

describe("a body", () => {
  it.each(["gzip", "GZIP", "deflate, gzip", "br;q=1, gzip;q=0.5", "*", "gzip ; q=0.001", "gzip;q=1.000"])(
    "a body is compressed for Accept-Encoding %j",
    async (accepted) => {
      const { body, headers, varies } = await encode(LONG, accepted);
      expect(headers).toEqual({ "Content-Encoding": "gzip" });
      expect(varies).toBe(true);
      expect(gunzipSync(body as Uint8Array).toString()).toBe(LONG);
    },
  );

  it.each([
    null,
    "",
    "br",
    "identity",
    "gzip;q=0",
    "gzip;q=0.000",
    "xgzip",
    "gzipx",
    "*;q=0",
    "*, gzip;q=0",
    "gzip;q=x",
    "gzip;q=",
  ])("a body stays uncompressed for Accept-Encoding %j", async (accepted) => {
    expect(await encode(LONG, accepted)).toEqual({ body: LONG, headers: {}, varies: true });
  });

  it("a body stays uncompressed for an overlong header", async () => {
    const hostile = `gzip;q=0.${"9".repeat(1_000_000)}x`;
    expect(await encode(LONG, hostile)).toMatchObject({ headers: {} });
  });

  it("a short body stays uncompressed", async () => {
    expect(await encode("short", "gzip")).toEqual({ body: "short", headers: {}, varies: false });
  });

  it("a compressed body is decompressed unchanged", async () => {
    const text = fc.string({ unit: "binary", minLength: 1100, maxLength: 1200 });
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const { body } = await encode(given, "gzip");
        expect(gunzipSync(body as Uint8Array).toString()).toBe(Buffer.from(given).toString());
      }),
      { numRuns: 20 },
    );
  });
});

describe("a stream", () => {
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        for (const part of ["a", "b", "c"]) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });

  it("a stream is compressed while it is sent", async () => {
    const { body, headers } = encodeStream(stream(), "gzip");
    expect(headers).toEqual({ "Content-Encoding": "gzip" });
    expect(gunzipSync(Buffer.from(await new Response(body).arrayBuffer())).toString()).toBe("abc");
  });

  it("a stream passes unchanged otherwise", async () => {
    const { body, headers } = encodeStream(stream(), "br");
    expect(headers).toEqual({});
    expect(await new Response(body).text()).toBe("abc");
  });
});
