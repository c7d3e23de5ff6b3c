import { describe, expect, it } from "vitest";
import { arranged, matching } from "@/components/map/arrange";
import { isAltimeterSetting, shownValue } from "@/components/map/mapMetrics";
import type { StationSummary } from "@/lib/contract/station/station";

function station(id: number, name: string, more: Partial<StationSummary> = {}): StationSummary {
  return {
    id,
    name,
    lat: 0,
    lon: 0,
    elevation: null,
    timeZone: "UTC",
    rainYearStart: 1,
    description: "",
    isPublic: true,
    isDemo: false,
    timestamp: null,
    latest: {},
    ...more,
  };
}

const oslo = station(1, "Oslo", { lat: 59.9, lon: 10.7, timestamp: 3, latest: { temperature: 5, windSpeed: 0 } });
const munich = station(2, "München Süd", { lat: 48.1, lon: 11.6, timestamp: 5, latest: { temperature: 9 } });
const silent = station(3, "Paris", { lat: 48.9, lon: 2.4 });
const all = [munich, oslo, silent];

describe("matching", () => {
  it("a search finds every word, in any position and with any accents", () => {
    expect(matching(all, "sud munch")).toEqual([munich]);
    expect(matching(all, "MÜNCHEN")).toEqual([munich]);
    expect(matching(all, "  ")).toEqual(all);
    expect(matching(all, "o.lo")).toEqual([]);
  });
});

describe("arranged", () => {
  const by = (sort: "name" | "value" | "newest" | "distance", here?: { lat: number; lon: number }) =>
    arranged(all, { sort, metric: "temperature", rainToday: {}, comfort: "nws", here }).map(({ name }) => name);

  it("stations with unknown values are sorted last", () => {
    expect(by("name")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("value")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("newest")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("distance")).toEqual(["München Süd", "Oslo", "Paris"]);
  });

  it("the nearest stations are sorted first", () => {
    expect(by("distance", { lat: 48.8, lon: 2.2 })).toEqual(["Paris", "München Süd", "Oslo"]);
  });
});

describe("shownValue", () => {
  it("a measured zero is shown as zero, and a missing value as nothing", () => {
    expect(shownValue(oslo, "wind", {}, "nws")).toBe(0);
    expect(shownValue(munich, "wind", {}, "nws")).toBeUndefined();
    expect(shownValue(oslo, "rain", { 1: 0 }, "nws")).toBe(0);
    expect(shownValue(oslo, "rain", {}, "nws")).toBeUndefined();
  });

  it("a station shows sea-level pressure only if it was measured or derived", () => {
    expect(shownValue(station(4, "x", { latest: { pressure: 900 } }), "pressure", {}, "nws")).toBeUndefined();
    expect(
      shownValue(station(4, "x", { latest: { pressure: 900, seaLevelPressure: 1010 } }), "pressure", {}, "nws"),
    ).toBe(1010);
  });

  it("feels-like follows the reader's index, and is the temperature where that is not defined", () => {
    const muggy = { temperature: 30, humidity: 60, dewPoint: 21.4, windSpeed: 2, feelsLike: 33 };
    const at = station(5, "x", { latest: muggy });
    expect(shownValue(at, "feelsLike", {}, "nws")).toBe(33);
    expect(shownValue(at, "feelsLike", {}, "canada")).toBeCloseTo(38.7, 0);
    expect(shownValue(at, "feelsLike", {}, "australia")).toBeCloseTo(33, 0);
    expect(shownValue(munich, "feelsLike", {}, "australia")).toBe(9);
  });

  it("a station without sea-level pressure shows its altimeter setting, marked as such", () => {
    const laPaz = station(5, "La Paz", { latest: { pressure: 627, altimeterSetting: 1036 } });
    expect(shownValue(laPaz, "pressure", {}, "nws")).toBe(1036);
    expect(isAltimeterSetting(laPaz, "pressure")).toBe(true);
    expect(isAltimeterSetting(laPaz, "temperature")).toBe(false);
    const low = station(6, "Low", { latest: { seaLevelPressure: 1010, altimeterSetting: 1011 } });
    expect(shownValue(low, "pressure", {}, "nws")).toBe(1010);
    expect(isAltimeterSetting(low, "pressure")).toBe(false);
  });
});
