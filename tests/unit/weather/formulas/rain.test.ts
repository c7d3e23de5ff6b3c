import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterIncrement } from "../../../../lib/weather/formulas/rain";

describe("counterIncrement", () => {
  it("the increment of a counter is the difference, without floating-point noise", () => {
    expect(counterIncrement(12.2, 12.4)).toBe(0.2);
    expect(counterIncrement(5, 5)).toBe(0);
  });

  it("the increment after a reset starts from zero", () => {
    expect(counterIncrement(312.4, 0)).toBe(0);
    expect(counterIncrement(312.4, 0.6)).toBe(0.6);
    expect(counterIncrement(312.4, 0.6, 1000)).toBe(0.6);
  });

  it("the increment continues after the counter wraps", () => {
    expect(counterIncrement(999.8, 0.4, 1000)).toBe(0.6);
  });

  it("the increments add up to the rain that fell, however often the counter wraps", () => {
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
