import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceKm } from "@/lib/weather/distance";

const places = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("distanceKm", () => {
  it("distances match a degree along a meridian, and half the globe to the antipode", () => {
    expect(distanceKm({ lat: 0, lon: 5 }, { lat: 1, lon: 5 })).toBeCloseTo(111.195, 2);
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20_015.1, 0);
    expect(distanceKm({ lat: 10, lon: 179.5 }, { lat: 10, lon: -179.5 })).toBeLessThan(111);
  });

  it("distances are symmetric, and zero to the same place", () => {
    fc.assert(
      fc.property(places, places, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBe(0);
      }),
    );
  });
});
