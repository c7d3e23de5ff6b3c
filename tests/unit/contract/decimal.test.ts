import fc from "fast-check";
import { expect, it } from "vitest";
import { isDecimal } from "@/lib/contract/decimal";

it.each(["0", "-1.5", "+2", ".5", "5.", "1e400", "1E-3", "00012"])("%s is a decimal number", (text) => {
  expect(isDecimal(text)).toBe(true);
});

it.each(["", ".", "-", "0x10", "Infinity", "NaN", "1,5", "1 ", "1e", "١"])("%j is not a decimal number", (text) => {
  expect(isDecimal(text)).toBe(false);
});

it("every finite number is recognized as JSON writes it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(isDecimal(JSON.stringify(number))).toBe(true);
    }),
  );
});

it("a megabyte of digits is read in linear time, where backtracking would take half an hour", () => {
  expect(isDecimal(`${"1".repeat(1_000_000)}x`)).toBe(false);
});
