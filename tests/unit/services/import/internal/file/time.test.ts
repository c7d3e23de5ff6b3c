import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { timeSchema } from "@/lib/contract/reading/reading";
import { timeReader } from "@/lib/services/import/internal/file/time";

const utc = (text: string) => ({ time: new Date(text).toISOString() });

const BERLIN = timeReader("Europe/Berlin");

describe("timeReader", () => {
  it("a time with an offset, or in epoch seconds, is left to the contract", () => {
    expect(BERLIN.time("2026-01-31 12:00:00+01:00")).toEqual({ time: "2026-01-31T12:00:00+01:00" });
    expect(BERLIN.time("1769857200")).toEqual({ time: 1769857200 });
    expect(BERLIN.time("noon")).toEqual({ time: "noon" });
  });

  it("a wall clock time is read in its zone, which may be a fixed offset", () => {
    expect(BERLIN.time("2026-01-31 12:00")).toEqual(utc("2026-01-31T11:00Z"));
    expect(BERLIN.time("2026-07-31T12:00:30")).toEqual(utc("2026-07-31T10:00:30Z"));
    expect(timeReader("-04:00").time("2026-07-01 12:00")).toEqual(utc("2026-07-01T16:00Z"));
  });

  it("a time in the hour that comes twice has both instants", () => {
    const second = Date.parse("2026-10-25T01:00Z");
    expect(BERLIN.time("2026-10-25 02:00")).toEqual({ ...utc("2026-10-25T00:00Z"), second });
  });

  it("24:00 is the beginning of the next day", () => {
    expect(timeReader("UTC").time("2026-02-28 24:00")).toEqual(utc("2026-03-01T00:00Z"));
    expect(timeReader("UTC", { numbers: "YYYYMMDDHH" }).time("2026022824")).toEqual(utc("2026-03-01T00:00Z"));
  });

  it("a time that clocks skip is refused with what to do, and a date that does not exist", () => {
    expect(BERLIN.time("2026-03-29 02:30")).toEqual({
      error: expect.stringMatching(/no such time in Europe\/Berlin: clocks are set forward.*fixed offset/),
    });
    expect(BERLIN.time("2026-02-30 12:00")).toEqual({ error: "There is no 2026-02-30 in the calendar." });
  });

  it("a date alone is the start of that day in the zone, or in the station's zone", () => {
    expect(BERLIN.time("2026-07-01")).toEqual(utc("2026-06-30T22:00Z"));
    // Clocks went forward at midnight (tz database, Asia/Beirut 2022).
    expect(timeReader("Asia/Beirut").time("2022-03-27")).toEqual(utc("2022-03-26T22:00Z"));
    expect(timeReader(undefined).time("2026-07-01")).toEqual({ time: { date: "2026-07-01" } });
    expect(timeReader(undefined).time("2026-02-30")).toEqual({ error: "There is no 2026-02-30 in the calendar." });
  });

  it("a number that could be a date is refused, unless the file shows that it is one", () => {
    expect(BERLIN.time("20230101")).toEqual({ error: expect.stringContaining("could be a date") });
    expect(timeReader("UTC", { numbers: "YYYYMMDD" }).time("20230101")).toEqual(utc("2023-01-01T00:00Z"));
    expect(timeReader("UTC", { numbers: "serial" }).time("44927.5")).toEqual(utc("2023-01-01T12:00Z"));
  });

  it("day and month are in the order of the file, or that a person gives", () => {
    expect(timeReader("UTC").time("03/04/2026 9:05 pm")).toEqual({ error: expect.stringContaining("--date-format") });
    expect(timeReader("UTC", { first: "day" }).time("03/04/2026 9:05 pm")).toEqual(utc("2026-04-03T21:05Z"));
    expect(timeReader("UTC", { first: "month" }).time("03/04/2026 9:05 pm")).toEqual(utc("2026-03-04T21:05Z"));
  });

  it("a read time is accepted by the contract as the same time, in any year with instruments", () => {
    const seconds = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 });
    const zones = fc.constantFrom("America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe");
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(second * 1000)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime();
        const result = timeReader(zone).time(local.toString({ smallestUnit: "second" }));
        const { epochMilliseconds } = local.toZonedDateTime(zone, { disambiguation: "earlier" });
        expect("time" in result && timeSchema.parse(result.time)).toBe(epochMilliseconds);
      }),
    );
  });
});
