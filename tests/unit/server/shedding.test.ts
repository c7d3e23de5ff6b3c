import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextLevel } from "@/lib/server/shedding";

const quiet = { lagMs: 0, heap: 0.3 };
const heavy = { lagMs: 10_000, heap: 0.3 };

describe("nextLevel", () => {
  it("rises only when the load holds, and falls a step at a time", () => {
    expect(nextLevel(0, [quiet, heavy, heavy, heavy])).toBe(0);
    expect(nextLevel(0, [heavy, heavy, heavy, heavy])).toBe(3);
    expect([3, 2, 1, 0].map((level) => nextLevel(level, [heavy, quiet, quiet, quiet]))).toEqual([2, 1, 0, 0]);
  });

  it("stays where the load is a little less than what led there", () => {
    expect(nextLevel(0, [{ lagMs: 300, heap: 0 }])).toBe(0);
    expect(nextLevel(1, [{ lagMs: 300, heap: 0 }])).toBe(1);
    expect(nextLevel(1, [{ lagMs: 0, heap: 0.82 }])).toBe(1);
    expect(nextLevel(1, [{ lagMs: 200, heap: 0.5 }])).toBe(0);
  });

  it("is never lower for more load", () => {
    const load = fc.record({
      lagMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
      heap: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        load,
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        (level, one, more) => {
          expect(nextLevel(level, [{ ...one, lagMs: one.lagMs + more }])).toBeGreaterThanOrEqual(
            nextLevel(level, [one]),
          );
        },
      ),
    );
  });
});
