import fc from "fast-check";
import { expect, it } from "vitest";
import { datetimeText, epochOf } from "@/lib/db/mysql/time";

it("A time is written for MariaDB as ISO 8601 in UTC, with a space and no Z", () => {
  const times = fc.array(
    fc.date({ min: new Date(Date.UTC(1750, 0, 1)), max: new Date(Date.UTC(9999, 11, 31)), noInvalidDate: true }),
  );
  fc.assert(
    fc.property(times, (dates) => {
      for (const date of dates) {
        expect(datetimeText(date.getTime())).toBe(date.toISOString().slice(0, -1).replace("T", " "));
      }
    }),
  );
});

it("A time is read as it was written, with or without its fraction of a second", () => {
  const date = fc.date({
    min: new Date(Date.UTC(1000, 0, 1)),
    max: new Date(Date.UTC(9999, 11, 31)),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (at) => {
      const text = datetimeText(at.getTime());
      expect(epochOf(text)).toBe(at.getTime());
      expect(epochOf(text.slice(0, -".000".length))).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
});

it("A time that is none is refused", () => {
  expect(() => datetimeText(Number.NaN)).toThrow(RangeError);
});
