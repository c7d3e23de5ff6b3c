import fc from "fast-check";
import { expect, it } from "vitest";
import { isDecimal } from "@/lib/contract/decimal";

it.each(["0", "-1.5", "+2", ".5", "5.", "1e400", "1E-3", "00012"])("%s is a number", (text) => {
  expect(isDecimal(text)).toBe(true);
});

it.each(["", ".", "-", "0x10", "Infinity", "NaN", "1,5", "1 ", "1e", "١"])("%j is none", (text) => {
  expect(isDecimal(text)).toBe(false);
});

it("knows every finite number as JSON writes it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(isDecimal(JSON.stringify(number))).toBe(true);
    }),
  );
});

it("reads a hostile text once: a megabyte of digits would otherwise take half an hour", () => {
  expect(isDecimal(`${"1".repeat(1_000_000)}x`)).toBe(false);
});
