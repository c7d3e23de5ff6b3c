import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantsOf, isWallClock } from "@/lib/weather/time/wallClock";

const utc = (text: string) => Date.parse(text);

describe("isWallClock", () => {
  it.each(["2014-03-04T12:00:00", "2014-03-04 12:00:00", "2014-03-04 12:00", "2014-03-04T12:00:00.123456"])(
    "isWallClock accepts %s",
    (text) => expect(isWallClock(text)).toBe(true),
  );
  it.each(["2014-03-04", "2014-03-04T12:00:00Z", "2014-03-04 12:00:00+01:00", "12:00", "1393926310", "2014-03-04T12"])(
    "isWallClock refuses %s",
    (text) => expect(isWallClock(text)).toBe(false),
  );
});

describe("instantsOf", () => {
  it("a wall clock time on an ordinary day has one instant", () => {
    const noon = utc("2014-03-04T06:30:00Z");
    expect(instantsOf("2014-03-04 12:00", "Asia/Kolkata")).toEqual([noon, noon]);
  });

  it("a wall clock time in a repeated hour has both instants", () => {
    expect(instantsOf("2014-10-26T02:30", "Europe/Berlin")).toEqual([
      utc("2014-10-26T00:30:00Z"),
      utc("2014-10-26T01:30:00Z"),
    ]);
  });

  it("a skipped or nonexistent wall clock time has no instant", () => {
    for (const text of ["2014-03-30 02:30", "2014-02-29 12:00", "2014-13-01 12:00", "2014-01-01 25:00"]) {
      expect(instantsOf(text, "Europe/Berlin")).toBeUndefined();
    }
  });

  it("an instant of a UTC wall clock reads back", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true }), (date) => {
        const text = date.toISOString().slice(0, -1);
        expect(instantsOf(text, "UTC")).toEqual([date.getTime(), date.getTime()]);
      }),
    );
  });
});
