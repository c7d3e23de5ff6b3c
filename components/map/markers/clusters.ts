import type { Map as LeafletMap } from "leaflet";
import Supercluster from "supercluster";
import { mercator } from "@/lib/format/mercator";
import type { LatLon } from "@/lib/weather/distance";

/** A cluster in pixels: two labels need about as much side by side. */
const RADIUS = 72;

/** Beyond this only stations whose labels would hide each other are one. */
const LAST_ZOOM = 10;

/** That near in pixels, as high as a label. */
const PILE_RADIUS = 28;

interface StationPoint {
  id: number;
}

export interface ClusterIndex {
  far: Supercluster<StationPoint>;
  near: Supercluster<StationPoint>;
  /** The map's last. */
  maxZoom: number;
}

export interface Cluster extends LatLon {
  id: number;
  stationIds: number[];
  /** Where it falls apart; undefined where it does not, however near the map comes. */
  zoom: number | undefined;
}

/** What a part of the map shows. */
export interface Seen {
  zoom: number;
  clusters: Cluster[];
  stationIds: number[];
}

export function clusterIndex(stations: readonly (LatLon & { id: number })[], maxZoom: number): ClusterIndex {
  const points = stations.map(({ id, lat, lon }) => ({
    type: "Feature" as const,
    properties: { id },
    geometry: { type: "Point" as const, coordinates: [lon, lat] },
  }));
  const options = { extent: 256 };
  return {
    far: new Supercluster<StationPoint>({ ...options, radius: RADIUS, maxZoom: LAST_ZOOM }).load(points),
    near: new Supercluster<StationPoint>({ ...options, radius: PILE_RADIUS, minZoom: LAST_ZOOM + 1, maxZoom }).load(
      points,
    ),
    maxZoom,
  };
}

/** What is to be drawn, and a little beyond the edges, so that a small move shows no gap. */
export function seenFrom(index: ClusterIndex, map: LeafletMap): Seen {
  const bounds = map.getBounds().pad(0.3);
  return seenIn(index, [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], map.getZoom());
}

/** @param box west, south, east and north, in degrees */
export function seenIn(
  { far, near, maxZoom }: ClusterIndex,
  box: [west: number, south: number, east: number, north: number],
  zoom: number,
): Seen {
  const index = zoom > LAST_ZOOM ? near : far;
  const seen: Seen = { zoom, clusters: [], stationIds: [] };
  for (const { geometry, properties } of index.getClusters(box, zoom)) {
    const [lon = 0, lat = 0] = geometry.coordinates;
    if (!("cluster_id" in properties)) seen.stationIds.push(properties.id);
    else {
      const id = properties.cluster_id;
      const leaves = index.getLeaves(id, Number.POSITIVE_INFINITY);
      const fallsApartAt = isPile(leaves, maxZoom) ? undefined : index.getClusterExpansionZoom(id);
      const stationIds = leaves.map((leaf) => leaf.properties.id);
      seen.clusters.push({ id, lat, lon, stationIds, zoom: fallsApartAt });
    }
  }
  return seen;
}

/** Do they all lie within one label of the map at its nearest? */
function isPile(leaves: readonly { geometry: { coordinates: number[] } }[], maxZoom: number): boolean {
  const reach = (values: number[]) => (Math.max(...values) - Math.min(...values)) * 256 * 2 ** maxZoom;
  const places = leaves.map(({ geometry: { coordinates } }) => coordinates);
  const [x, y] = [reach(places.map(([lon = 0]) => lon / 360)), reach(places.map(([, lat = 0]) => mercator(lat)))];
  return Math.max(x, y) <= 2 * PILE_RADIUS;
}
