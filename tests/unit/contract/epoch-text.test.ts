import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { epochOfText } from "@/lib/contract/epoch-text";

describe("epochOfText", () => {
  it("epochOfText reads epoch seconds and milliseconds", () => {
    for (const text of ["1393926310", "1769857200.5", "1769857200000", "100000000", "-2208988800"]) {
      expect(epochOfText(text)).toEqual({ time: Number(text) });
    }
  });

  // GHCN-Daily (YYYYMMDD) and DWD files (YYYYMMDDHHMM) write dates so; spreadsheets count days from 1899-12-30.
  it.each(["20230101", "202301011200", "20230101120000", "2012", "44927", "44927.5", "0", "42"])(
    "epochOfText refuses %s, which is not an epoch time",
    (text) => {
      expect(epochOfText(text)).toEqual({ error: expect.stringMatching(/^\S+ could be a date/) });
    },
  );

  it("epochOfText ignores text that is not a number", () => {
    for (const text of ["2026-01-31", "2026-01-31T12:00:00Z", "noon", "", "0x10", "1e999"]) {
      expect(epochOfText(text)).toBeUndefined();
    }
  });

  it("epochOfText never reads a date without separators as a time", () => {
    const seconds = fc.integer({ min: Date.UTC(1750, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(4, 8, 12, 14), (second, length) => {
        const time = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO("UTC");
        const digits = time.toPlainDateTime().toString({ smallestUnit: "second" }).replaceAll(/\D/g, "");
        expect(epochOfText(digits.slice(0, length))).toHaveProperty("error");
      }),
    );
  });
});
