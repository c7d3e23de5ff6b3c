import { describe, expect, it } from "vitest";
import { formatAge } from "../../../lib/format/age";
import { compassPoint, compassWords, formatCoordinates } from "../../../lib/format/place";
import { formatTime, zoneName } from "../../../lib/format/time";
import { formatDegrees, formatNumber, formatValue } from "../../../lib/format/value";

const NOW = Date.UTC(2026, 0, 2, 12);
const MINUTE = 60_000;

describe("formatAge", () => {
  it.each([
    [0, "just now"],
    [0.9, "just now"],
    [-0.9, "just now"],
    [1, "1 min ago"],
    [59.9, "59 min ago"],
    [60, "1 h ago"],
    [47 * 60, "47 h ago"],
    [48 * 60, "2 days ago"],
    [-5, "in 5 min"],
  ])("says of %d minutes: %s", (minutes, expected) => {
    expect(formatAge(NOW - minutes * MINUTE, NOW)).toBe(expected);
  });

  it("writes units out for screen readers", () => {
    expect(formatAge(NOW - MINUTE, NOW, "long")).toBe("1 minute ago");
    expect(formatAge(NOW - 12 * MINUTE, NOW, "long")).toBe("12 minutes ago");
  });
});

describe("numbers", () => {
  it("have a true minus and no negative zero", () => {
    expect(formatNumber(-4.25, 1)).toBe("−4.3");
    expect(formatNumber(-0.04, 1)).toBe("0.0");
    expect(formatDegrees(-0.4)).toBe("0°");
  });

  it("carry the metric's unit and digits", () => {
    expect(formatValue("temperature", 4.21)).toBe("4.2\u00a0°C");
    expect(formatValue("humidity", 67.6)).toBe("68%");
    expect(formatValue("seaLevelPressure", 1013.25)).toBe("1013.3\u00a0hPa");
    expect(formatValue("light", 54_321)).toBe("54,321\u00a0lux");
    expect(formatValue("uvIndex", 3)).toBe("3.0");
  });
});

describe("places", () => {
  it.each([
    [0, "N", "north"],
    [11.3, "NNE", "north-northeast"],
    [225, "SW", "southwest"],
    [349, "N", "north"],
    [360, "N", "north"],
  ])("says of a wind from %d°: %s, %s", (degrees, point, words) => {
    expect(compassPoint(degrees)).toBe(point);
    expect(compassWords(degrees)).toBe(words);
  });

  it("names the hemispheres", () => {
    expect(formatCoordinates(40.6398, -73.7789)).toBe("40.64° N, 73.78° W");
    expect(formatCoordinates(-33.9, 18.42)).toBe("33.90° S, 18.42° E");
  });
});

describe("times", () => {
  it("are those of the station", () => {
    expect(formatTime(NOW, "time", "America/New_York")).toBe("07:00");
    expect(formatTime(NOW, "time", "Asia/Kathmandu")).toBe("17:45");
    expect(zoneName(NOW, "America/New_York")).toBe("EST");
  });
});
