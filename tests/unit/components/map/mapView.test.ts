import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAP_METRICS } from "@/components/map/mapMetrics";
import { type MapView, readMapView, SORTS, writeMapView } from "@/components/map/mapView";

const read = (query: string) => readMapView(new URLSearchParams(query));

const views: fc.Arbitrary<MapView> = fc.record(
  {
    metric: fc.constantFrom(...MAP_METRICS),
    query: fc.string({ unit: "grapheme", maxLength: 30 }),
    sort: fc.constantFrom(...SORTS),
    page: fc.integer({ min: 2, max: 999 }),
    place: fc.record({
      lat: fc.integer({ min: -90_000, max: 90_000 }).map((thousandths) => thousandths / 1000),
      lon: fc.integer({ min: -180_000, max: 180_000 }).map((thousandths) => thousandths / 1000),
      zoom: fc.integer({ min: 0, max: 18 }),
    }),
  },
  { requiredKeys: ["metric", "query", "sort"] },
);

describe("the map's view", () => {
  it("a map view survives the round trip through its address", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(read(writeMapView(view))).toEqual(view);
      }),
    );
  });

  it("default values are left out of the address", () => {
    expect(writeMapView(read(""))).toBe("");
    expect(writeMapView({ ...read("metric=wind"), place: { lat: 40.6398, lon: -73.7789, zoom: 9 } })).toBe(
      "metric=wind&at=40.640,-73.779&zoom=9",
    );
  });

  it.each(["metric=password&sort=constructor", "at=91,0&zoom=5", "at=1,2&zoom=x", "at=1e9,2&zoom=2", "at=,&zoom=1"])(
    "the address %s is not misread",
    (query) => {
      expect(read(query)).toEqual(read(""));
    },
  );

  it("any address is read without an error", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (query) => typeof read(query).metric === "string"));
  });
});
