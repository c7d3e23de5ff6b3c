import { describe, expect, it } from "vitest";
import { clusterIndex, type Seen, seenIn } from "@/components/map/markers/clusters";

const WORLD: [number, number, number, number] = [-180, -85, 180, 85];
const LAND = 11;
const TILES = 18;

const shown = ({ clusters, stationIds }: Seen) =>
  [...clusters.flatMap((each) => each.stationIds), ...stationIds].sort((a, b) => a - b);
const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe("clusterIndex", () => {
  it("every station is on the map at every zoom, clustered when zoomed out and alone when zoomed in", () => {
    const stations = ids(2000).map((id) => ({ id, lat: ((id - 1) % 50) / 10, lon: Math.floor((id - 1) / 50) / 10 }));
    const index = clusterIndex(stations, LAND);
    for (const zoom of [2, 5, 8, 11]) expect(shown(seenIn(index, WORLD, zoom))).toEqual(ids(2000));
    expect(seenIn(index, WORLD, 2).clusters.length).toBeLessThan(10);
    expect(seenIn(index, WORLD, 11)).toMatchObject({ clusters: [], stationIds: expect.any(Array) });
  });

  it.each([LAND, TILES])("stations at one spot share a label that never separates, on a map to zoom %i", (maxZoom) => {
    const index = clusterIndex(
      ids(30).map((id) => ({ id, lat: 30.733315, lon: 76.779418 })),
      maxZoom,
    );
    for (const zoom of [2, 10, 11, maxZoom]) {
      const seen = seenIn(index, WORLD, zoom);
      expect(seen.stationIds).toEqual([]);
      expect(seen.clusters).toMatchObject([{ zoom: undefined }]);
      expect(shown(seen)).toEqual(ids(30));
    }
  });

  it("stations a few streets apart share a label on a coarse map and separate on a finer one", () => {
    const near = [
      { id: 1, lat: 30.73, lon: 76.77 },
      { id: 2, lat: 30.731, lon: 76.772 },
    ];
    expect(seenIn(clusterIndex(near, LAND), WORLD, 11).clusters).toMatchObject([{ zoom: undefined }]);
    const tiles = clusterIndex(near, TILES);
    const [cluster] = seenIn(tiles, WORLD, 11).clusters;
    expect(cluster?.zoom).toBeGreaterThan(11);
    expect(cluster?.zoom).toBeLessThanOrEqual(TILES);
    expect(seenIn(tiles, WORLD, cluster?.zoom ?? 0)).toMatchObject({ clusters: [], stationIds: [1, 2] });
  });
});
