import { describe, expect, it } from "vitest";
import { readTime } from "@/lib/ingest/consoles/decode/time";

const NOW = Date.UTC(2026, 1, 3, 12);

describe("the time of a console", () => {
  it.each([
    ["2026-02-03 02:34:15", Date.UTC(2026, 1, 3, 2, 34, 15)],
    ["2026-2-3 2:34:15", Date.UTC(2026, 1, 3, 2, 34, 15)],
    ["2026-02-03+02:34:15", Date.UTC(2026, 1, 3, 2, 34, 15)],
    ["2026-02-03T08:55:11", Date.UTC(2026, 1, 3, 8, 55, 11)],
    ["2026-02-03T08:55:11Z", Date.UTC(2026, 1, 3, 8, 55, 11)],
    [" 2026-02-03 02: 20: 41 ", Date.UTC(2026, 1, 3, 2, 20, 41)],
    ["2025-02-03 02:34", Date.UTC(2025, 1, 3, 2, 34)],
  ])("%j is in UTC", (text, time) => {
    expect(readTime(text, NOW)).toEqual({ time });
  });

  it.each([undefined, "", "now", "NOW"])("%j is the time of arrival", (text) => {
    expect(readTime(text, NOW)).toEqual({ time: undefined });
  });

  it.each([
    ["2000-01-01 00:00:30", /not set/],
    ["1970-01-01 00:00:00", /not set/],
    ["2026-02-05 00:00:00", /ahead/],
    ["2026-02-03 13:00:00", /ahead/],
    ["2026-02-30 00:00:00", /not be read/],
    ["2026-02-03 24:00:00", /not be read/],
    ["yesterday", /not be read/],
  ])("%j is the time of arrival, and that is told", (text, note) => {
    expect(readTime(text, NOW)).toEqual({ time: undefined, note: expect.stringMatching(note) });
  });
});
