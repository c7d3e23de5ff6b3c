import fc from "fast-check";
import { expect, it } from "vitest";
import type { Decoded } from "@/lib/ingest/http/decoder";
import { jsonReadings, smallJson } from "@/lib/ingest/http/json";

async function streamed(text: string, size: number): Promise<Decoded[]> {
  const bytes = Buffer.from(text);
  async function* cut(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  }
  const all: Decoded[] = [];
  for await (const some of jsonReadings(cut())) all.push(...some);
  return all;
}

const small = (bytes: Buffer) => smallJson(new Uint8Array(bytes));

it("a small body is read as the same readings at once and in a stream, wherever it is cut", async () => {
  // The stream has no end for a bare number, and loses this one key, which no reading has.
  const body = fc
    .oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()))
    .filter((value) => !JSON.stringify(value).includes("__proto__"));
  const space = fc.constantFrom("", " ", "\n", "\r\n\t");
  await fc.assert(
    fc.asyncProperty(body, space, space, fc.integer({ min: 1, max: 40 }), async (value, before, after, size) => {
      const text = before + JSON.stringify(value) + after;
      expect(small(Buffer.from(text))).toEqual(await streamed(text, size));
    }),
  );
});

it.each(["", " ", "{", '{"station":1', '[{"station":1},', "1 2", '{"station":1}{}', "\uFEFF{}", "NaN"])(
  "%j is not read at once",
  (text) => {
    expect(small(Buffer.from(text))).toBeUndefined();
  },
);

it("bytes that are not UTF-8 are not read at once", () => {
  expect(small(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
});

it("only the given part of a larger buffer is read", () => {
  const whole = new Uint8Array(Buffer.from('{"station":1}[{"station":2}]{"station":3}'));
  expect(smallJson(whole.subarray(13, 28))).toEqual([{ value: { station: 2 }, position: 1 }]);
});
