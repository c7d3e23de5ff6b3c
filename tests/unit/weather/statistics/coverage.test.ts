import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOfDay, observed } from "../../../../lib/weather/statistics/coverage";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BUCKET = { from: 10 * HOUR, to: 11 * HOUR };
const DAY = { from: 0, to: 24 * HOUR };

/** How many minutes of the hour readings at these minutes observe. */
const minutes = (...times: number[]) =>
  observed(
    times.map((minute) => BUCKET.from + minute * MINUTE),
    BUCKET,
  ) / MINUTE;
const each = (step: number, from = 0, to = 60) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);

describe("observed", () => {
  it("a steady interval covers the whole hour, wherever it begins", () => {
    for (const step of [0.25, 1, 5, 10, 12, 20, 30, 60]) {
      expect(minutes(...each(step))).toBe(60);
      expect(minutes(...each(step, step / 3, 60))).toBe(60);
    }
  });

  it("an occasional late or lost reading is not a gap", () => {
    expect(minutes(...each(5).filter((minute) => minute !== 20 && minute !== 45))).toBe(60);
    expect(minutes(0, 4.8, 10.3, 15, 19.9, 25.2, 30, 35, 41, 45, 50, 55)).toBe(60);
  });

  it("gaps are left out, by the station's own interval", () => {
    expect(minutes(...each(1, 0, 15))).toBe(15);
    expect(minutes(...each(5, 30, 60))).toBe(30);
    expect(minutes(...each(1, 0, 20), ...each(1, 50, 60))).toBe(30);
    expect(minutes(0, 10, 20)).toBe(30);
    expect(minutes(0, 15, 30)).toBe(60);
    expect(minutes(7, 8)).toBe(2);
  });

  it("coverage does not depend on order, and lies between zero and the bucket's length", () => {
    const time = fc.integer({ min: BUCKET.from, max: BUCKET.to - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(time, { minLength: 1, maxLength: 80 }), (times) => {
        const length = observed(times, BUCKET);
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(HOUR);
        expect(observed(times.toReversed(), BUCKET)).toBe(length);
      }),
    );
  });
});

describe("coverageOfDay", () => {
  const hours = (times: number[], coverage = 1) => times.map((hour) => ({ time: hour * HOUR, coverage }));

  it("the coverage of a day is the sum of its hours", () => {
    expect(coverageOfDay(hours(each(1, 0, 24)), DAY)).toBe(24);
    expect(coverageOfDay(hours(each(1, 0, 24), 0.5), DAY)).toBe(12);
    expect(coverageOfDay(hours([3, 4, 5]), DAY)).toBe(3);
    expect(coverageOfDay(hours([3]), DAY)).toBe(1);
    expect(coverageOfDay(hours(each(1, 0, 23)), { from: 0, to: 23 * HOUR })).toBe(23);
  });

  // WMO-No. 8, Vol. III, 1: main standard times each six hours, intermediate ones each three.
  it("SYNOP hours cover those between them, and rarer ones only themselves", () => {
    expect(coverageOfDay(hours([0, 3, 6, 9, 12, 15, 18, 21]), DAY)).toBe(24);
    expect(coverageOfDay(hours([0, 6, 12, 18]), DAY)).toBe(24);
    expect(coverageOfDay(hours([6, 18]), DAY)).toBe(2);
    expect(coverageOfDay(hours([0, 3, 6, 9]), DAY)).toBe(12);
  });
});
