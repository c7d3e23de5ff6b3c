import type { Map as LeafletMap } from "leaflet";
import Supercluster from "supercluster";
import { mercator } from "@/lib/format/mercator";
import type { LatLon } from "@/lib/weather/distance";

/** Radius of a cluster in pixels: about the width of two labels side by side. */
const RADIUS = 72;

/** Beyond this zoom only stations whose labels would overlap are clustered. */
const LAST_ZOOM = 10;

/** Distance in pixels, as high as a label. */
const PILE_RADIUS = 28;

interface StationPoint {
  id: number;
}

/** Each is made when it is first asked for, as most visitors see one of them. */
export interface ClusterIndex {
  far: () => Supercluster<StationPoint>;
  near: () => Supercluster<StationPoint>;
  /** The map's maximum zoom. */
  maxZoom: number;
}

export interface Cluster extends LatLon {
  id: number;
  stationIds: number[];
  /** The zoom at which it separates; undefined if it never does. */
  zoom: number | undefined;
}

/** The contents of a part of the map. */
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
  const made = (own: { radius: number; minZoom?: number; maxZoom: number }) =>
    new Supercluster<StationPoint>({ ...options, ...own }).load(points);
  return {
    far: once(() => made({ radius: RADIUS, maxZoom: LAST_ZOOM })),
    near: once(() => made({ radius: PILE_RADIUS, minZoom: LAST_ZOOM + 1, maxZoom })),
    maxZoom,
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The visible area and a margin, so that a small move does not show a gap. */
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
  const index = zoom > LAST_ZOOM ? near() : far();
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

/** Would they all lie within one label at the map's maximum zoom? */
function isPile(leaves: readonly { geometry: { coordinates: number[] } }[], maxZoom: number): boolean {
  const reach = (values: number[]) => (Math.max(...values) - Math.min(...values)) * 256 * 2 ** maxZoom;
  const places = leaves.map(({ geometry: { coordinates } }) => coordinates);
  const [x, y] = [reach(places.map(([lon = 0]) => lon / 360)), reach(places.map(([, lat = 0]) => mercator(lat)))];
  return Math.max(x, y) <= 2 * PILE_RADIUS;
}
