import type { Map as LeafletMap } from "leaflet";
import Supercluster from "supercluster";
import type { Place } from "@/lib/weather/distance";

/** A cluster in pixels: two labels need about as much side by side. */
const RADIUS = 72;

/** Beyond this every station stands by itself. */
const LAST_ZOOM = 10;

interface StationPoint {
  id: number;
}

export type ClusterIndex = Supercluster<StationPoint>;

export interface Cluster extends Place {
  id: number;
  stationIds: number[];
  /** Where it falls apart. */
  zoom: number;
}

/** What a part of the map shows. */
export interface Seen {
  zoom: number;
  clusters: Cluster[];
  stationIds: number[];
}

export function clusterIndex(stations: readonly (Place & { id: number })[]): ClusterIndex {
  const index = new Supercluster<StationPoint>({ radius: RADIUS, maxZoom: LAST_ZOOM, extent: 256 });
  return index.load(
    stations.map(({ id, lat, lon }) => ({
      type: "Feature",
      properties: { id },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  );
}

/** What is to be drawn, and a little beyond the edges, so that a small move shows no gap. */
export function seenFrom(index: ClusterIndex, map: LeafletMap): Seen {
  const zoom = map.getZoom();
  const bounds = map.getBounds().pad(0.3);
  const found = index.getClusters([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], zoom);
  const seen: Seen = { zoom, clusters: [], stationIds: [] };
  for (const { geometry, properties } of found) {
    const [lon = 0, lat = 0] = geometry.coordinates;
    if (!("cluster_id" in properties)) seen.stationIds.push(properties.id);
    else {
      const id = properties.cluster_id;
      const stationIds = index.getLeaves(id, Number.POSITIVE_INFINITY).map((leaf) => leaf.properties.id);
      seen.clusters.push({ id, lat, lon, stationIds, zoom: index.getClusterExpansionZoom(id) });
    }
  }
  return seen;
}
