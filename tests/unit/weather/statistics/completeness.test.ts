import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areWholeMonths, isWholeDay, isWholeMonth } from "../../../../lib/weather/statistics/completeness";

const month = (...missing: number[]) => Array.from({ length: 30 }, (_, i) => !missing.includes(i + 1));

it("isWholeDay asks for three quarters of 24 hours (2008/50/EC, annex XI)", () => {
  expect([17.9, 18, 24].map(isWholeDay)).toEqual([false, true, true]);
});

// WMO-No. 100, 4.4.1: "5/3".
describe("isWholeMonth", () => {
  it("a month may miss five days, and two in a row", () => {
    expect(isWholeMonth(month())).toBe(true);
    expect(isWholeMonth(month(1, 2, 10, 20, 30))).toBe(true);
    expect(isWholeMonth([])).toBe(true);
  });

  it("a month may not miss six days, or three in a row", () => {
    expect(isWholeMonth(month(1, 5, 10, 15, 20, 25))).toBe(false);
    expect(isWholeMonth(month(28, 29, 30))).toBe(false);
    expect(isWholeMonth(month(1, 2, 3))).toBe(false);
  });
});

describe("areWholeMonths", () => {
  it("areWholeMonths is undefined where it depends on which days are missing", () => {
    expect([0, 2, 3, 10, 11].map((missing) => areWholeMonths(2, missing))).toEqual([
      true,
      true,
      undefined,
      undefined,
      false,
    ]);
  });

  it("areWholeMonths never contradicts isWholeMonth", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.boolean(), { maxLength: 31 }), { maxLength: 4 }), (months) => {
        const missing = months.flat().filter((isObserved) => !isObserved).length;
        const known = areWholeMonths(months.length, missing);
        if (known !== undefined) expect(known).toBe(months.every(isWholeMonth));
      }),
    );
  });
});
