import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lagOf, nextLevel } from "@/lib/server/shedding";

const quiet = { lagMs: 0, waitMs: 0, heap: 0.3 };
const heavy = { ...quiet, lagMs: 10_000 };

const statisticsOf = (turns: number[]) => {
  const mean = turns.reduce((sum, turn) => sum + turn, 0) / turns.length;
  const variance = turns.reduce((sum, turn) => sum + (turn - mean) ** 2, 0) / turns.length;
  return { mean, stddev: Math.sqrt(variance) };
};
const shortTurns = (count: number) => Array<number>(count).fill(10);

describe("lagOf", () => {
  it("the lag is the time beyond a timer's own where all turns are alike", () => {
    expect(lagOf(statisticsOf(shortTurns(25)))).toBeCloseTo(0);
    expect(lagOf(statisticsOf([510, 510]))).toBeCloseTo(500);
  });

  it("the lag is that of the long turns if they take most of the time, however many are short", () => {
    expect(statisticsOf([1000, ...shortTurns(20)]).mean).toBeLessThan(100);
    expect(lagOf(statisticsOf([1000, ...shortTurns(20)]))).toBeGreaterThan(800);
    expect(lagOf(statisticsOf([100, ...shortTurns(200)]))).toBeLessThan(10);
  });

  it("there is no lag without measurements", () => {
    expect(lagOf({ mean: Number.NaN, stddev: Number.NaN })).toBe(0);
    expect(lagOf({ mean: 0, stddev: 0 })).toBe(0);
    expect(lagOf({ mean: 510, stddev: Number.NaN })).toBeCloseTo(500);
  });

  it("the lag lies between the mean's and the longest turn", () => {
    const turns = fc.array(fc.double({ min: 10, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(turns, (measured) => {
        const lag = lagOf(statisticsOf(measured));
        expect(lag).toBeLessThanOrEqual(Math.max(...measured) - 10 + 1e-6);
        expect(lag).toBeGreaterThanOrEqual(statisticsOf(measured).mean - 10 - 1e-6);
      }),
    );
  });
});

describe("nextLevel", () => {
  it("the level rises only under sustained load, and falls step by step", () => {
    expect(nextLevel(0, [quiet, heavy, heavy, heavy])).toBe(0);
    expect(nextLevel(0, [heavy, heavy, heavy, heavy])).toBe(3);
    expect([3, 2, 1, 0].map((level) => nextLevel(level, [heavy, quiet, quiet, quiet]))).toEqual([2, 1, 0, 0]);
  });

  it("the level stays while the load is slightly below its threshold", () => {
    expect(nextLevel(0, [{ ...quiet, lagMs: 300 }])).toBe(0);
    expect(nextLevel(1, [{ ...quiet, lagMs: 300 }])).toBe(1);
    expect(nextLevel(1, [{ ...quiet, heap: 0.82 }])).toBe(1);
    expect(nextLevel(1, [{ ...quiet, lagMs: 200 }])).toBe(0);
  });

  it("pages and their data are refused while work waits for its turn, but never readings", () => {
    const levels = [1_999, 2_000, 6_000, 1_000_000].map((waitMs) => nextLevel(0, [{ ...quiet, waitMs }]));
    expect(levels).toEqual([0, 1, 2, 2]);
    expect(nextLevel(1, [{ ...quiet, waitMs: 1_000 }])).toBe(1);
    expect(nextLevel(1, [{ ...quiet, waitMs: 900 }])).toBe(0);
  });

  it("more load never lowers the level", () => {
    const load = fc.record({
      lagMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
      waitMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
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
