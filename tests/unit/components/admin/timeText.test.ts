import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTime, sentTime, wallClock } from "@/components/admin/draft/timeText";
import { utcText } from "@/lib/format/utcText";

describe("times as people type them", () => {
  it("an instant is shown in UTC, with milliseconds only if it has some", () => {
    expect(utcText(1393926308000)).toBe("2014-03-04 09:45:08");
    expect(utcText(1393926308120)).toBe("2014-03-04 09:45:08.120");
    expect(wallClock(1393926308000, "Asia/Kolkata")).toBe("2014-03-04 15:15:08");
  });

  it("a wall clock time is sent with the offset of its zone", () => {
    expect(sentTime("2026-11-22 14:00", "UTC")).toBe("2026-11-22T14:00:00Z");
    expect(sentTime("2026-11-22 14:00", "Europe/Vienna")).toBe("2026-11-22T14:00:00+01:00");
    expect(sentTime("2026-07-22T14:00:30", "Europe/Vienna")).toBe("2026-07-22T14:00:30+02:00");
    expect(sentTime(" 2026-11-22 ", "UTC")).toBe("2026-11-22T00:00:00Z");
  });

  it("epoch seconds and times with an offset stay as typed", () => {
    for (const text of [
      "1393926308",
      "2014-03-04T09:45:08Z",
      "2014-03-04T09:45:08+05:30",
      "soon",
      "2014-02-30 12:00",
    ]) {
      expect(sentTime(text, "Europe/Vienna")).toBe(text);
    }
    expect(sentTime("  ", "UTC")).toBeNull();
  });

  it("an hour skipped by the clocks is sent unchanged, for the server to refuse", () => {
    expect(readTime("2026-03-29 02:30", "Europe/Vienna")).toEqual({ kind: "skipped" });
    expect(sentTime("2026-03-29 02:30", "Europe/Vienna")).toBe("2026-03-29 02:30");
    expect(readTime("2026-03-29 03:30", "Europe/Vienna")).toMatchObject({ time: Date.UTC(2026, 2, 29, 1, 30) });
  });

  it("an hour that occurs twice means its first occurrence", () => {
    const read = readTime("2026-10-25 02:30", "Europe/Vienna");
    expect(read).toMatchObject({ kind: "instant", isTwice: true, time: Date.UTC(2026, 9, 25, 0, 30) });
    expect(readTime("2026-10-25 03:30", "Europe/Vienna")).toMatchObject({ isTwice: false });
  });

  it("a shown time is read back in any zone", () => {
    const zones = ["UTC", "Europe/Vienna", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"];
    const minutes = fc.integer({ min: 0, max: 35_000_000 }).map((minute) => minute * 60_000);
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (time, zone) => {
        expect(wallClock(time, "UTC")).toBe(utcText(time));
        const read = readTime(wallClock(time, zone), zone);
        expect(read.kind).toBe("instant");
        if (read.kind === "instant" && !read.isTwice) expect(read.time).toBe(time);
        if (read.kind === "instant") expect(Date.parse(read.text)).toBe(read.time);
      }),
    );
  });
});
