import { describe, expect, it } from "vitest";
import { arranged, matching } from "@/components/map/arrange";
import { shownValue } from "@/components/map/mapMetrics";
import type { StationSummary } from "@/lib/contract/station";

function station(id: number, name: string, more: Partial<StationSummary> = {}): StationSummary {
  return {
    id,
    name,
    lat: 0,
    lon: 0,
    elevation: null,
    timeZone: "UTC",
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
  it("finds every word, wherever it stands and however it is accented", () => {
    expect(matching(all, "sud munch")).toEqual([munich]);
    expect(matching(all, "MÜNCHEN")).toEqual([munich]);
    expect(matching(all, "  ")).toEqual(all);
    expect(matching(all, "o.lo")).toEqual([]);
  });
});

describe("arranged", () => {
  const by = (sort: "name" | "value" | "newest" | "distance", here?: { lat: number; lon: number }) =>
    arranged(all, { sort, metric: "temperature", rainToday: {}, here }).map(({ name }) => name);

  it("puts what is not known last", () => {
    expect(by("name")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("value")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("newest")).toEqual(["München Süd", "Oslo", "Paris"]);
    expect(by("distance")).toEqual(["München Süd", "Oslo", "Paris"]);
  });

  it("puts the nearest first", () => {
    expect(by("distance", { lat: 48.8, lon: 2.2 })).toEqual(["Paris", "München Süd", "Oslo"]);
  });
});

describe("shownValue", () => {
  it("is zero where zero was measured, and nothing where nothing was", () => {
    expect(shownValue(oslo, "wind", {})).toBe(0);
    expect(shownValue(munich, "wind", {})).toBeUndefined();
    expect(shownValue(oslo, "rain", { 1: 0 })).toBe(0);
    expect(shownValue(oslo, "rain", {})).toBeUndefined();
  });

  it("has no pressure at sea level but that which was measured or derived", () => {
    expect(shownValue(station(4, "x", { latest: { pressure: 900 } }), "pressure", {})).toBeUndefined();
    expect(shownValue(station(4, "x", { latest: { pressure: 900, seaLevelPressure: 1010 } }), "pressure", {})).toBe(
      1010,
    );
  });
});
