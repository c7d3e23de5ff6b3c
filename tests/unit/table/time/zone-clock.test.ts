import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { dateText } from "@/lib/table/time/wall";
import { zoneClock } from "@/lib/table/time/zone-clock";
import { instantsOf } from "@/lib/weather/time/wallClock";

it("a wall clock that keeps the offset of its hour reads every time as one that does not", () => {
  // Half an hour's change, changes within an hour long ago, and a night whose midnight is skipped.
  const nights: [string, number][] = [
    ["Australia/Lord_Howe", Date.UTC(2026, 3, 4, 12)],
    ["Europe/Berlin", Date.UTC(1893, 2, 31, 12)],
    ["Europe/Berlin", Date.UTC(2026, 9, 24, 20)],
    ["Europe/Berlin", Date.UTC(2026, 2, 28, 20)],
    ["Asia/Beirut", Date.UTC(2022, 2, 26, 18)],
    ["America/New_York", Date.UTC(1883, 10, 18, 6)],
  ];
  const minutes = fc.array(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...nights), minutes, fc.boolean(), ([zone, begin], some, isSorted) => {
      const read = zoneClock(zone);
      for (const minute of isSorted ? some.toSorted((a, b) => a - b) : some) {
        const wall = new Date(begin + minute * 60_000).toISOString().slice(0, 19);
        expect(read(wall)).toEqual(instantsOf(wall, zone));
      }
    }),
  );
});

it("the dates are those of the calendar", () => {
  const numbers = fc.record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
  });
  const known = (date: { year: number; month: number; day: number }) => {
    try {
      return Temporal.PlainDate.from(date, { overflow: "reject" }).toString();
    } catch {
      return undefined;
    }
  };
  fc.assert(fc.property(numbers, (date) => dateText(date) === known(date)));
  expect([dateText({ year: 1900, month: 2, day: 29 }), dateText({ year: 2000, month: 2, day: 29 })]).toEqual([
    undefined,
    "2000-02-29",
  ]);
});
