import { describe, expect, it } from "vitest";
import { clusterIndex } from "@/components/map/clusters";

describe("clusterIndex", () => {
  const stations = Array.from({ length: 2000 }, (_, i) => ({
    id: i + 1,
    lat: (i % 50) / 10,
    lon: Math.floor(i / 50) / 10,
  }));
  const index = clusterIndex(stations);
  const world = (zoom: number) => index.getClusters([-180, -85, 180, 85], zoom);
  const countOf = (zoom: number) =>
    world(zoom).reduce((sum, { properties }) => sum + ("point_count" in properties ? properties.point_count : 1), 0);

  it("has every station at every zoom, in a few labels from afar and by itself from near", () => {
    for (const zoom of [2, 5, 8, 11]) expect(countOf(zoom)).toBe(2000);
    expect(world(2).length).toBeLessThan(10);
    expect(world(11).length).toBe(2000);
  });
});
