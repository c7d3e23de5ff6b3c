import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filled, filledGzip, GAP_BYTES, gzipTemplate, templateOf } from "@/lib/site/pages/template";

const nonce = () => randomBytes(16).toString("base64");

async function check(parts: readonly string[]): Promise<{ plain: Buffer; gzip: Buffer }> {
  const [placeholder, text] = [nonce(), nonce()];
  const template = templateOf(Buffer.from(parts.join(placeholder)), placeholder);
  const plain = filled(template, text);
  expect(plain.toString()).toBe(parts.join(text));
  const compressed = await gzipTemplate(template);
  if (!compressed) throw new Error("A text without zeros can be compressed.");
  const gzip = filledGzip(compressed, text, plain);
  expect(gunzipSync(gzip).equals(plain)).toBe(true);
  return { plain, gzip };
}

describe("a body with gaps", () => {
  it("has the text in each gap, as it is and in gzip", async () => {
    expect(nonce()).toHaveLength(GAP_BYTES);
    const text = fc.string({ unit: "binary" }).filter((part) => !part.includes("\0"));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (parts) => {
        await check(parts);
      }),
    );
  });

  it("is compressed across its gaps, and beyond the reach of the compression", async () => {
    const words = Array.from({ length: 4_000 }, (_, i) => `temperature ${i % 700}`).join(" ");
    const { plain, gzip } = await check(Array.from({ length: 12 }, () => words));
    expect(gzip.length / plain.length).toBeLessThan(0.05);
  });

  it("is not compressed where a match could reach into a gap", async () => {
    expect(await gzipTemplate({ bytes: Buffer.from("a\0b"), gaps: [] })).toBeUndefined();
  });
});
