import fc from "fast-check";
import { expect, it } from "vitest";
import type { Decoded } from "@/lib/ingest/http/decoder";
import { linesReadings } from "@/lib/ingest/http/lines";

const BROKEN = Buffer.from([0x7b, 0xff, 0x7d]);

/** A line's bytes, and what it is to be read as: nothing at all, or a value. */
const line = fc.oneof(
  fc
    .jsonValue()
    .map((value) => ({ bytes: Buffer.from(JSON.stringify(value)), read: [JSON.parse(JSON.stringify(value))] })),
  fc.constantFrom("", "  ", "\r", "\uFEFF").map((text) => ({ bytes: Buffer.from(text), read: [] })),
  fc.constantFrom("{", "1,2", "nonsense", "{} {}").map((text) => ({ bytes: Buffer.from(text), read: [undefined] })),
  fc.constant({ bytes: BROKEN, read: [undefined] }),
  fc.constant({
    bytes: Buffer.from(`\uFEFF{"station":1,"extra":{"\u00e9":1}}\r`),
    read: [{ station: 1, extra: { \u00e9: 1 } }],
  }),
);

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function decoded(body: AsyncIterable<Uint8Array>): Promise<Decoded[]> {
  const all: Decoded[] = [];
  for await (const some of linesReadings(body)) all.push(...some);
  return all;
}

it("Lines are read one by one, wherever the body is cut and whatever their neighbours are", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 60 }), fc.boolean(), async (lines, size, ended) => {
      const body = lines.flatMap(({ bytes }) => [bytes, Buffer.from("\n")]);
      const bytes = Buffer.concat(ended ? body : body.slice(0, -1));
      const expected = lines.flatMap(({ read }, i) => read.map((value) => ({ value, position: i + 1 })));
      expect(await decoded(cut(bytes, size))).toEqual(expected);
    }),
  );
});

it("A line of more than 64 kB ends the reading, after those before it", async () => {
  const long = "x".repeat(64 * 1024 + 1);
  const got: Decoded[] = [];
  const read = async (text: string, size: number) => {
    got.length = 0;
    for await (const some of linesReadings(cut(Buffer.from(text), size))) got.push(...some);
  };
  for (const size of [1000, 1_000_000]) {
    for (const text of [`1\n2\n${long}\n3`, `1\n2\n${long}`]) {
      await expect(read(text, size)).rejects.toThrow("Line 3 is longer than 64 kB.");
      expect(got.map((item) => item.value)).toEqual([1, 2]);
    }
    await read(`${" ".repeat(64 * 1024)}\n5`, size);
    expect(got).toEqual([{ value: 5, position: 2 }]);
  }
});
