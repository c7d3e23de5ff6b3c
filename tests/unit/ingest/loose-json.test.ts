import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLooseJson } from "@/lib/ingest/loose-json";

describe("loose JSON", () => {
  it.each(["nan", "NaN", "-nan", "inf", "-inf", "Infinity", "-Infinity", "nan(ind)"])("%s is null", (word) => {
    expect(parseLooseJson(`{"temperature":${word},"humidity":71}`)).toEqual({ temperature: null, humidity: 71 });
    expect(parseLooseJson(`[1, ${word} ]`)).toEqual([1, null]);
  });

  it("strings keep such words, also behind escaped quotation marks", () => {
    expect(parseLooseJson('{"a":"nan","b\\"nan":"x \\" nan","c":nan}')).toEqual({
      a: "nan",
      'b"nan': 'x " nan',
      c: null,
    });
  });

  it.each(["{", "nano", '{"a":banana}', '{"a":1nan}', "nan.5"])("%s is not JSON", (text) => {
    expect(() => parseLooseJson(text)).toThrow(SyntaxError);
  });

  it("reads all JSON as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseLooseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
