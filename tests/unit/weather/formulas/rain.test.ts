import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterIncrement } from "../../../../lib/weather/formulas/rain";

describe("counterIncrement", () => {
  it("is the difference, without the noise of binary fractions", () => {
    expect(counterIncrement(12.2, 12.4)).toBe(0.2);
    expect(counterIncrement(5, 5)).toBe(0);
  });

  it("starts again after a reset", () => {
    expect(counterIncrement(312.4, 0)).toBe(0);
    expect(counterIncrement(312.4, 0.6)).toBe(0.6);
    expect(counterIncrement(312.4, 0.6, 1000)).toBe(0.6);
  });

  it("goes on after the counter is full", () => {
    expect(counterIncrement(999.8, 0.4, 1000)).toBe(0.6);
  });

  it("adds up to what fell, however often it wraps", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 127 })), (tips) => {
        let [counter, total] = [0, 0];
        for (const tip of tips) {
          const next = (counter + tip) % 256;
          total += counterIncrement(counter, next, 256);
          counter = next;
        }
        expect(total).toBe(tips.reduce((sum, tip) => sum + tip, 0));
      }),
    );
  });
});
