import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converted, parseNumber } from "@/lib/services/import/internal/file/number";

describe("parseNumber", () => {
  it("parseNumber reads every number as it was written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(` ${number} `)).toBe(Object.is(number, -0) ? 0 : number);
      }),
    );
  });

  it.each(["", " ", "NaN", "Infinity", "1e999", "0x1f", "1,5", "1 000", "--1", "1."])(
    "parseNumber accepts or refuses %j",
    (text) => {
      expect(parseNumber(text)).toBe(text === "1." ? 1 : undefined);
    },
  );
});

describe("converted", () => {
  it("conversion leaves no noise, and keeps an amount that is already in the unit", () => {
    expect(converted(39.02, "°F", "°C")).toBe(3.9);
    expect(converted(10, "mi", "km")).toBe(16.09344);
    expect(converted(0.1 + 0.2, "°C", "°C")).toBe(0.1 + 0.2);
  });
});
