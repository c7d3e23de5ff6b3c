import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { timeSchema } from "@/lib/contract/reading";
import { timeReader } from "@/lib/services/import/time";

/** What becomes of a cell in the end: epoch ms. */
function reading(zone: string | undefined) {
  const read = timeReader(zone);
  return (cell: string, station = "a") => {
    const result = read(cell, station);
    return "error" in result ? result.error : timeSchema.parse(result.time);
  };
}

describe("a file's times", () => {
  it("are what the wall clock said, in any year that instruments know", () => {
    const time = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 });
    const zone = fc.constantFrom("America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe");
    fc.assert(
      fc.property(time, zone, (seconds, timeZone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone);
        const text = zoned.toPlainDateTime().toString({ smallestUnit: "second" });
        // In the hour that comes twice, the first is meant.
        const first = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation: "earlier" });
        expect(reading(timeZone)(text)).toBe(first.epochMilliseconds);
        expect(reading(timeZone)(text.replace("T", " "))).toBe(first.epochMilliseconds);
      }),
    );
  });

  it("go on through the hour that comes twice, station by station", () => {
    const read = reading("America/New_York");
    const cells = ["2024-11-03 01:00", "2024-11-03 01:30", "2024-11-03 01:00", "2024-11-03 01:30", "2024-11-03 02:00"];
    const first = Date.UTC(2024, 10, 3, 5);
    const halfHours = [0, 1, 2, 3, 4].map((n) => first + n * 1_800_000);
    expect(cells.map((cell) => read(cell))).toEqual(halfHours);
    expect(read("2024-11-03 01:00", "another")).toBe(first);
  });

  it("are refused when the wall clock never showed them, or shows them somewhere", () => {
    expect(reading("America/New_York")("2025-03-09 02:30")).toBe("There is no such time in America/New_York.");
    expect(reading("UTC")("2025-02-30 00:00")).toBe("There is no such time in UTC.");
    expect(reading(undefined)("2025-03-09 02:30")).toBe("This time has no offset: say which zone it is in.");
  });

  it("with an offset or as epoch numbers mean themselves, in any zone", () => {
    for (const zone of [undefined, "Asia/Kolkata"]) {
      expect(reading(zone)("2025-03-09 02:30:00+01:00")).toBe(Date.UTC(2025, 2, 9, 1, 30));
      expect(reading(zone)("1393926310")).toBe(1_393_926_310_000);
      expect(reading(zone)("1393926310123")).toBe(1_393_926_310_123);
    }
  });
});
