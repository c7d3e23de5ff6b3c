import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { timeSchema } from "@/lib/contract/reading/reading";
import { timeReader } from "@/lib/services/import/internal/time";

const utc = (text: string) => ({ time: new Date(text).toISOString() });

describe("timeReader", () => {
  it("a time with an offset, or in epoch seconds, is left to the contract", () => {
    const read = timeReader("Europe/Berlin");
    expect(read("2026-01-31 12:00:00+01:00", "")).toEqual({ time: "2026-01-31T12:00:00+01:00" });
    expect(read("1769857200", "")).toEqual({ time: 1769857200 });
    expect(read("noon", "")).toEqual({ time: "noon" });
  });

  it("a wall clock time is read in its zone", () => {
    const read = timeReader("Europe/Berlin");
    expect(read("2026-01-31 12:00", "")).toEqual(utc("2026-01-31T11:00Z"));
    expect(read("2026-07-31T12:00:30", "")).toEqual(utc("2026-07-31T10:00:30Z"));
  });

  it("the repeated hour after clocks are set back is recognized", () => {
    const read = timeReader("Europe/Berlin");
    const clock = ["01:30", "02:00", "02:30", "02:00", "02:30", "03:00"];
    const times = clock.map((time) => read(`2026-10-25 ${time}`, "A"));
    const instants = ["T23:30", "T00:00", "T00:30", "T01:00", "T01:30", "T02:00"];
    expect(times).toEqual(instants.map((time, i) => utc(`2026-10-${i === 0 ? 24 : 25}${time}Z`)));
    expect(read("2026-10-25 02:00", "B")).toEqual(utc("2026-10-25T00:00Z"));
  });

  it("a time that clocks skip, or that does not exist, is refused", () => {
    const read = timeReader("Europe/Berlin");
    for (const time of ["2026-03-29 02:30", "2026-02-30 12:00"]) {
      expect(read(time, "")).toEqual({ error: "There is no such time in Europe/Berlin." });
    }
  });

  it("a date alone is the start of that day in the zone, or in the station's zone", () => {
    expect(timeReader("Europe/Berlin")("2026-07-01", "")).toEqual(utc("2026-06-30T22:00Z"));
    // Clocks went forward at midnight (tz database, Asia/Beirut 2022).
    expect(timeReader("Asia/Beirut")("2022-03-27", "")).toEqual(utc("2022-03-26T22:00Z"));
    expect(timeReader(undefined)("2026-07-01", "")).toEqual({ time: { date: "2026-07-01" } });
    expect(timeReader(undefined)("2026-02-30", "")).toEqual({ error: "There is no 2026-02-30 in the calendar." });
  });

  it("a number that could be a date is refused", () => {
    expect(timeReader("Europe/Berlin")("20230101", "")).toEqual({ error: expect.stringContaining("could be a date") });
  });

  it("a read time is accepted by the contract as the same time, in any year with instruments", () => {
    const seconds = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 });
    const zones = fc.constantFrom("America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe");
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(second * 1000)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime();
        const result = timeReader(zone)(local.toString({ smallestUnit: "second" }), "");
        // Of the hour that comes twice, a file's first line is in the first.
        const { epochMilliseconds } = local.toZonedDateTime(zone, { disambiguation: "earlier" });
        expect("time" in result && timeSchema.parse(result.time)).toBe(epochMilliseconds);
      }),
    );
  });
});
