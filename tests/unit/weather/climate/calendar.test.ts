import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  dayOfYear,
  daysOfMonth,
  inYear,
  monthsOfYear,
  seasonsOf,
  yearBegun,
} from "../../../../lib/weather/climate/calendar";

const months = fc
  .tuple(fc.integer({ min: 1750, max: 9990 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => Temporal.PlainYearMonth.from({ year, month }));

describe("a month", () => {
  it("a month has the days of the calendar", () => {
    fc.assert(
      fc.property(months, (month) => {
        const days = daysOfMonth(month.toString());
        expect(days).toHaveLength(month.daysInMonth);
        expect(days.at(-1)).toBe(month.toPlainDate({ day: month.daysInMonth }).toString());
      }),
    );
  });

  it("a month is followed by the next, across the end of a year too", () => {
    fc.assert(
      fc.property(months, fc.integer({ min: -30, max: 30 }), (month, n) => {
        expect(addMonths(month.toString(), n)).toBe(month.add({ months: n }).toString());
      }),
    );
  });

  it("a year has twelve months", () => {
    expect(monthsOfYear(2026)).toHaveLength(12);
    expect([monthsOfYear(2026).at(0), monthsOfYear(2026).at(-1)]).toEqual(["2026-01", "2026-12"]);
  });
});

it("the days of a year are numbered", () => {
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 31 }), (month, day) => {
      const date = month.toPlainDate({ day });
      expect(dayOfYear(date.toString())).toBe(date.dayOfYear);
    }),
  );
});

describe("a date in another year", () => {
  it("a date in another year is the same date", () => {
    expect(inYear("2026-11-22", 1998)).toBe("1998-11-22");
  });

  it("29 February exists in leap years only", () => {
    expect(inYear("2024-02-29", 2020)).toBe("2020-02-29");
    expect(inYear("2024-02-29", 2023)).toBeUndefined();
    expect(inYear("2024-02-29", 1900)).toBeUndefined();
  });
});

it("a year has four seasons, from December of the previous year", () => {
  expect(seasonsOf(2026)).toEqual([
    ["2025-12", "2026-01", "2026-02"],
    ["2026-03", "2026-04", "2026-05"],
    ["2026-06", "2026-07", "2026-08"],
    ["2026-09", "2026-10", "2026-11"],
  ]);
});

it("a year begins in the given month", () => {
  expect(["2026-09", "2026-10", "2026-12", "2027-01"].map((month) => yearBegun(month, 10))).toEqual([
    "2025-10",
    "2026-10",
    "2026-10",
    "2026-10",
  ]);
  expect(yearBegun("2026-12", 1)).toBe("2026-01");
});
