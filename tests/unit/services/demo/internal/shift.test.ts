import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysShown, shiftToLastYear } from "@/lib/services/demo/internal/shift";
import { DAY_MS } from "@/lib/weather/time/durations";

const at = (text: string) => Date.parse(text);

const nows = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2048-12-31T23:59:59Z") });
const observed = fc.integer({ min: at("2013-01-01T00:00:00Z"), max: at("2013-12-31T23:59:59Z") });

describe("shiftToLastYear", () => {
  it("shifted observations keep day and hour, and lie within the last year", () => {
    fc.assert(
      fc.property(observed, nows, (time, now) => {
        const shifted = shiftToLastYear(time, now) ?? Number.NaN;
        expect(new Date(shifted).toISOString().slice(5)).toBe(new Date(time).toISOString().slice(5));
        expect(shifted).toBeLessThanOrEqual(now);
        expect(shifted).toBeGreaterThan(now - 366 * DAY_MS);
      }),
    );
  });

  it("shifting never maps two observations of a year to the same time", () => {
    fc.assert(
      fc.property(fc.uniqueArray(observed, { minLength: 2 }), nows, (times, now) => {
        expect(new Set(times.map((time) => shiftToLastYear(time, now))).size).toBe(times.length);
      }),
    );
  });

  it("a shifted hour appears once it has come, and not before", () => {
    const time = at("2013-11-22T15:00:00Z");
    expect(shiftToLastYear(time, at("2026-11-22T15:00:00Z"))).toBe(at("2026-11-22T15:00:00Z"));
    expect(shiftToLastYear(time, at("2026-11-22T14:59:59Z"))).toBe(at("2025-11-22T15:00:00Z"));
  });

  it("29 February has no observations in a leap year, and none are moved elsewhere", () => {
    expect(shiftToLastYear(at("2013-02-28T12:00:00Z"), at("2028-02-29T12:00:00Z"))).toBe(at("2028-02-28T12:00:00Z"));
    expect(shiftToLastYear(at("2013-03-01T06:00:00Z"), at("2028-02-29T12:00:00Z"))).toBe(at("2027-03-01T06:00:00Z"));
    const leapDay = at("2012-02-29T12:00:00Z");
    expect(shiftToLastYear(leapDay, at("2028-06-01T00:00:00Z"))).toBe(at("2028-02-29T12:00:00Z"));
    expect(shiftToLastYear(leapDay, at("2029-01-01T00:00:00Z"))).toBe(at("2028-02-29T12:00:00Z"));
    expect(shiftToLastYear(leapDay, at("2030-06-01T00:00:00Z"))).toBeUndefined();
  });
});

describe("daysShown", () => {
  it("the days hold every observation that is shown after a time and up to now, and the day before it", () => {
    const gaps = fc.integer({ min: 0, max: 400 * DAY_MS });
    fc.assert(
      fc.property(observed, nows, gaps, (time, now, gap) => {
        const shifted = shiftToLastYear(time, now) ?? Number.NaN;
        fc.pre(shifted > now - gap);
        const days = daysShown(now - gap, now);
        for (const needed of [time, time - DAY_MS]) {
          const day = new Date(needed).toISOString().slice(5, 10);
          expect(days?.has(day) ?? true).toBe(true);
        }
      }),
    );
  });

  it("an hour needs three or four days of the file, and a new installation the whole year", () => {
    const now = at("2030-01-01T00:30:00Z");
    expect([...(daysShown(now - 3_600_000, now) ?? [])]).toEqual(["12-30", "12-31", "01-01", "01-02"]);
    expect(daysShown(Number.NEGATIVE_INFINITY, now)).toBeUndefined();
  });
});
