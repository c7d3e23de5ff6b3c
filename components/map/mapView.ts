import type { LatLon } from "@/lib/weather/distance";
import { MAP_METRICS, type MapMetric } from "./mapMetrics";

export const SORTS = ["name", "value", "newest", "distance"] as const;
export type Sort = (typeof SORTS)[number];

/** The state of the first page, as its address encodes it. */
export interface MapView {
  metric: MapMetric;
  /** Position of the map; absent to show all stations. */
  place?: LatLon & { zoom: number };
  query: string;
  sort: Sort;
  /** The page of the list that is shown first; absent for the first one. */
  page?: number | undefined;
}

const MAX_LETTERS = 100;

/** Parses an address; invalid parts count as absent. */
export function readMapView(params: { get(name: string): string | null }): MapView {
  const place = readPlace(params.get("at"), params.get("zoom"));
  const page = Number(/^\d{1,3}$/.exec(params.get("page") ?? "")?.[0] ?? 1);
  return {
    metric: MAP_METRICS.find((metric) => metric === params.get("metric")) ?? "temperature",
    ...(place && { place }),
    query: (params.get("q") ?? "").slice(0, MAX_LETTERS),
    sort: SORTS.find((sort) => sort === params.get("sort")) ?? "name",
    ...(page > 1 && { page }),
  };
}

/** The address's query, without default values. */
export function writeMapView({ metric, place, query, sort, page }: MapView): string {
  const params = new URLSearchParams();
  if (metric !== "temperature") params.set("metric", metric);
  if (query) params.set("q", query);
  if (sort !== "name") params.set("sort", sort);
  if (page !== undefined && page > 1) params.set("page", String(page));
  if (place) {
    params.set("at", `${place.lat.toFixed(3)},${place.lon.toFixed(3)}`);
    params.set("zoom", String(Math.round(place.zoom)));
  }
  return params.toString().replaceAll("%2C", ",");
}

function readPlace(at: string | null, zoom: string | null): MapView["place"] {
  const numbers = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(at ?? "");
  if (!numbers || !/^\d{1,2}$/.test(zoom ?? "")) return undefined;
  const place = { lat: Number(numbers[1]), lon: Number(numbers[2]), zoom: Number(zoom) };
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : undefined;
}
