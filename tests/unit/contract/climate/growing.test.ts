import fc from "fast-check";
import { expect, it } from "vitest";
import { growingNamed, growingQuery } from "../../../../lib/contract/climate/growing";

it("growing degree day limits are read in either unit, and absent ones are undefined", () => {
  expect(growingNamed({ gddBase: "50", gddLimit: "86", gddMethod: "extremes", gddUnit: "F" })).toEqual({
    base: 10,
    limit: 30,
    method: "extremes",
  });
  expect(growingNamed({ gddBase: "4.5", gddLimit: "" })).toEqual({ base: 4.5, limit: null, method: "mean" });
  expect(growingNamed({ show: "rain" })).toBeUndefined();
});

it.each([
  { gddBase: "" },
  { gddBase: "warm" },
  { gddBase: "1e1" },
  { gddBase: "41" },
  { gddBase: "10", gddLimit: "10" },
  { gddBase: "10", gddLimit: "61" },
  { gddBase: "50.0001", gddLimit: "50.0002", gddUnit: "F" },
  { gddBase: "10", gddMethod: "sine" },
  { gddBase: "10", gddUnit: "K" },
  { gddBase: ["10", "12"] },
  { gddLimit: "30" },
])("%o is not a valid rule", (query) => {
  expect(growingNamed(query)).toBe("wrong");
});

it("a growing degree day rule survives the round trip through its query", () => {
  const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
  const rule = fc.record({
    base: tenths(-20, 39),
    limit: fc.option(tenths(40, 60)),
    method: fc.constantFrom("mean" as const, "extremes" as const),
  });
  fc.assert(fc.property(rule, (each) => void expect(growingNamed(growingQuery(each))).toEqual(each)));
});
