import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundHalfUp } from "../../../lib/weather/rounding";
import { convert } from "../../../lib/weather/units/units";

describe("roundHalfUp", () => {
  // ASOS User's Guide (NOAA, 1998), 3.1: midpoints are rounded up, −3.5 to −3, and −3.6 to −4. The US climate reference
  // network likewise, as WMO requires (NWS Technical Implementation Notice 11-54).
  it.each([
    [3.5, 4],
    [-3.5, -3],
    [-3.6, -4],
    [-12.5, -12],
    [61.5, 62],
    [61.4, 61],
  ])("roundHalfUp turns %d degrees into %d", (value, expected) => {
    expect(roundHalfUp(value)).toBe(expected);
  });

  it("roundHalfUp rounds decimals as written, not their binary fractions", () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(0.1 + 0.05, 1)).toBe(0.2);
    expect(roundHalfUp(-1.25, 1)).toBe(-1.2);
  });

  it("roundHalfUp never returns minus zero", () => {
    expect(Object.is(roundHalfUp(-0.04, 1), 0)).toBe(true);
    expect(Object.is(roundHalfUp(-0.5), 0)).toBe(true);
  });

  // ASOS reads whole degrees Fahrenheit and sends tenths of a degree Celsius (its User's Guide, 3.1).
  it("roundHalfUp recovers every whole degree Fahrenheit from ASOS's tenths of a degree Celsius", () => {
    for (let fahrenheit = -80; fahrenheit <= 130; fahrenheit += 1) {
      const tenths = roundHalfUp(convert(fahrenheit, "°F", "°C"), 1);
      expect(roundHalfUp(convert(tenths, "°C", "°F"))).toBe(fahrenheit);
    }
  });

  it("roundHalfUp is within half a step, and moves in whole steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -100, max: 100 }), (thousandths, steps) => {
        const value = thousandths / 1000;
        expect(Math.abs(roundHalfUp(value, 1) - value)).toBeLessThanOrEqual(0.05 + 1e-6);
        expect(roundHalfUp(value + steps)).toBe(roundHalfUp(value) + steps + 0);
      }),
    );
  });
});
