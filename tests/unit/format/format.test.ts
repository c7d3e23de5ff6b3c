import { describe, expect, it } from "vitest";
import { zoneName } from "@/lib/format/time";
import { irish, preferred } from "../support/preferred";

const NOW = Date.UTC(2026, 0, 2, 12);
const MINUTE = 60_000;
const { format } = irish;
const german = preferred({}, "de-DE").format;
const american = preferred({}, "en-US").format;

describe("ages", () => {
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
  ])("an age of %d minutes is %s", (minutes, expected) => {
    expect(format.age(NOW - minutes * MINUTE, NOW)).toBe(expected);
  });

  it("ages are written out for screen readers, in the reader's language", () => {
    expect(format.age(NOW - MINUTE, NOW, "long")).toBe("1 minute ago");
    expect(format.age(NOW - 12 * MINUTE, NOW, "long")).toBe("12 minutes ago");
    expect(german.age(NOW - 48 * 60 * MINUTE, NOW)).toBe("vor 2 Tagen");
  });
});

describe("numbers", () => {
  it("numbers have a true minus sign and no negative zero", () => {
    expect(format.number(-4.25, 1)).toBe("−4.3");
    expect(format.number(-0.04, 1)).toBe("0.0");
    expect(format.degrees(-0.4)).toBe("0°");
  });

  it("numbers follow the reader's locale", () => {
    expect(german.number(1234.5, 1)).toBe("1234,5");
    expect(german.number(12_345.6, 1)).toBe("12.345,6");
    expect(preferred({}, "fr-CH", "en").format.number(0.5, 1)).toBe("0,5");
  });
});

describe("values", () => {
  it("values have the metric's unit and decimals", () => {
    expect(format.value("temperature", 4.21)).toBe("4.2\u00a0°C");
    expect(format.value("humidity", 67.6)).toBe("68%");
    expect(format.value("seaLevelPressure", 1013.25)).toBe("1013.3\u00a0hPa");
    expect(format.value("light", 54_321)).toBe("54,321\u00a0lux");
    expect(format.value("uvIndex", 3)).toBe("3.0");
    expect(format.value("rainRate", 12.34)).toBe("12.3\u00a0mm/h");
    expect(format.value("snowDepth", 42.4)).toBe("42\u00a0cm");
    expect(format.value("sunshine", 437)).toBe("7.3\u00a0h");
    expect(format.value("windSpeed", 10)).toBe("36\u00a0km/h");
  });

  it.each([
    ["en-IE", "68%"],
    ["de-DE", "68\u00a0%"],
    ["de-CH", "68%"],
    ["tr-TR", "%68"],
  ])("a percentage is written as in %s", (locale, expected) => {
    const { format } = preferred({}, locale, "en");
    expect([format.value("humidity", 67.6), format.short("humidity", 67.6), format.percent(0.676)]).toEqual([
      expected,
      expected,
      expected,
    ]);
    expect(format.difference("humidity", 67.6)).toBe(expected.replace("68", "+68"));
  });

  it("values are in the units of the reader's country", () => {
    expect(american.value("temperature", 20)).toBe("68.0\u00a0°F");
    expect(american.value("pressure", 1013.25)).toBe("29.92\u00a0inHg");
    expect(american.value("rain", 25.4)).toBe("1.00\u00a0in");
    expect(american.elevation(100)).toBe("328\u00a0ft");
    expect(preferred({}, "en-GB").format.value("windSpeed", 10)).toBe("22\u00a0mph");
  });

  it("values are in a reader's own units for single quantities", () => {
    const sailor = preferred({ units: "metric", own: { speed: "kn", pressure: "mmHg" } }, "en-US").format;
    expect(sailor.value("windGust", 10)).toBe("19\u00a0kn");
    expect(sailor.value("temperature", 10)).toBe("10.0\u00a0°C");
    expect(sailor.unit("pressure")).toBe("mmHg");
  });

  it("differences are converted without the offset of the unit's zero", () => {
    expect(format.difference("temperature", 1.2)).toBe("+1.2\u00a0°C");
    expect(american.difference("temperature", -10)).toBe("−18.0\u00a0°F");
    expect(format.difference("temperature", 0.04)).toBe("0.0\u00a0°C");
  });
});

describe("places", () => {
  it.each([
    [0, "N", "north"],
    [11.3, "NNE", "north-northeast"],
    [225, "SW", "southwest"],
    [349, "N", "north"],
    [360, "N", "north"],
  ])("a wind from %d° is %s, in words %s", (degrees, point, words) => {
    expect(format.compassPoint(degrees)).toBe(point);
    expect(format.compassWords(degrees)).toBe(words);
  });

  it("coordinates name the hemispheres", () => {
    expect(format.coordinates(40.6398, -73.7789)).toBe("40.64° N, 73.78° W");
    expect(format.coordinates(-33.9, 18.42)).toBe("33.90° S, 18.42° E");
    expect(german.coordinates(-33.9, 18.42)).toBe("33,90° S, 18,42° O");
  });
});

describe("times", () => {
  it("times are shown in the station's zone", () => {
    expect(format.time(NOW, "time", "America/New_York")).toBe("07:00");
    expect(format.time(NOW, "time", "Asia/Kathmandu")).toBe("17:45");
    expect(american.time(NOW, "time", "Asia/Kathmandu")).toBe("5:45 PM");
    expect(zoneName(NOW, "America/New_York")).toBe("EST");
  });

  it("times are shown in the reader's zone if chosen, except for calendar days", () => {
    const berliner = preferred({ zone: "Europe/Berlin" }, "de").format;
    expect(berliner.time(NOW, "time", "America/New_York")).toBe("13:00");
    expect(berliner.timeIn(NOW, "time", "America/New_York")).toBe("07:00");
    expect(berliner.date("2026-01-02", "longDate")).toBe("2. Januar 2026");
  });
});

describe("an extreme's time", () => {
  const zone = "America/New_York";
  const last = Date.UTC(2026, 6, 5, 4) - 1;

  it("a known time of an extreme is written in full, at midnight and in a reader's own zone too", () => {
    expect(format.extremeIn(last + 1, "time", zone)).toBe("00:00");
    expect(format.extreme(last - 1, "dateTime", zone)).toBe(format.time(last - 1, "dateTime", zone));
  });

  it("an extreme without a known time is written as its day", () => {
    expect(format.extremeIn(last, "time", zone)).toBe("");
    expect(format.extremeIn(last, "dayTime", zone)).toBe("4 Jul");
    expect(format.extreme(last, "dateTime", zone)).toBe("Sat 4 Jul 2026");
  });
});
