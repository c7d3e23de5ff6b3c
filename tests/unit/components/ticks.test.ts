import { describe, expect, it } from "vitest";
import { timeTicks } from "../../../components/charts/axis/timeTicks";
import { valueTicks } from "../../../components/charts/axis/valueTicks";
import { formatTime } from "../../../lib/format/time";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function labels(days: number, to: number, zone: string): string[] {
  const { times, style } = timeTicks(to - days * DAY, to, zone);
  return times.map((time) => formatTime(time, style, "en-IE", zone));
}

describe("timeTicks", () => {
  it("time ticks are at even hours of the station's clock", () => {
    const expected = ["12:00", "15:00", "18:00", "21:00", "00:00", "03:00", "06:00", "09:00"];
    expect(labels(1, Date.UTC(2026, 0, 2, 15, 30), "America/New_York")).toEqual(expected);
    expect(labels(1, Date.UTC(2026, 0, 2, 4, 50), "Asia/Kathmandu")).toEqual(expected);
  });

  it("time ticks stay at even hours across a clock change", () => {
    const night = Date.UTC(2026, 2, 29, 12);
    expect(labels(1, night, "Europe/Berlin")).toEqual([
      "15:00",
      "18:00",
      "21:00",
      "00:00",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
    ]);
  });

  it("time ticks are midnights over a week and firsts of months over a year", () => {
    const to = Date.UTC(2026, 10, 22, 15);
    const week = timeTicks(to - 7 * DAY, to, "America/New_York").times;
    expect(week).toHaveLength(7);
    expect(week.every((time) => formatTime(time, "time", "en-IE", "America/New_York") === "00:00")).toBe(true);
    expect(labels(365, to, "America/New_York").slice(0, 3)).toEqual(["Dec", "Jan", "Feb"]);
  });
});

describe("valueTicks", () => {
  it.each([
    [-8.2, 3, 1, [-10, -5, 0, 5]],
    [0, 0, 0.5, [0, 0.5]],
    [0, 1.63, 0.5, [0, 0.5, 1, 1.5, 2]],
    [1010.2, 1011.1, 2, [1010, 1012]],
    [17, 17, 1, [17, 18]],
  ])("value ticks cover %d to %d", (min, max, step, expected) => {
    expect(valueTicks(min, max, step)).toEqual(expected);
  });
});
