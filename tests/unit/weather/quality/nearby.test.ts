import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceKm } from "@/lib/weather/distance";
import { NearbyPlaces } from "@/lib/weather/quality/nearby";

/** Anywhere, and many of them where longitudes meet. */
const places = fc
  .tuple(
    fc.oneof(fc.constantFrom(-90, 0, 89.9, 90), fc.double({ min: -90, max: 90, noNaN: true })),
    fc.oneof(fc.constantFrom(-180, 0, 179.9, 180), fc.double({ min: -180, max: 180, noNaN: true })),
  )
  .map(([lat, lon]) => ({ place: { lat, lon } }));

describe("NearbyPlaces", () => {
  it("exactly the places within the radius are found, with their distances, anywhere on Earth", () => {
    fc.assert(
      fc.property(
        fc.array(places, { maxLength: 30 }),
        places,
        fc.constantFrom(50, 100, 700, 5000),
        (items, { place }, radius) => {
          const found = [...new NearbyPlaces(items, radius).around(place)];
          const distances = new Map(items.map((item) => [item, distanceKm(place, item.place)]));
          expect(new Set(found.map(({ item }) => item))).toEqual(
            new Set(items.filter((item) => (distances.get(item) ?? 0) <= radius)),
          );
          for (const { item, distance } of found) expect(distance).toBe(distances.get(item));
        },
      ),
    );
  });

  it("places are found across the date line and over the pole", () => {
    const [east, west] = [{ place: { lat: -17, lon: 179.9 } }, { place: { lat: -17, lon: -179.9 } }];
    const [here, beyond] = [{ place: { lat: 89.9, lon: 0 } }, { place: { lat: 89.9, lon: 180 } }];
    const nearby = new NearbyPlaces([east, west, here, beyond], 50);
    expect([...nearby.around(east.place)].map(({ item }) => item)).toEqual(expect.arrayContaining([east, west]));
    expect([...nearby.around(here.place)].map(({ item }) => item)).toEqual(expect.arrayContaining([here, beyond]));
  });
});
