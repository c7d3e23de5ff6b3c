import type { LatLon } from "@/lib/weather/distance";

/** South-west and north-east corners, degrees. */
export type Box = [southWest: [lat: number, lon: number], northEast: [lat: number, lon: number]];

/** Around these places; undefined if there are none. */
export function boxOf(places: readonly LatLon[]): Box | undefined {
  if (places.length === 0) return undefined;
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const { lat, lon } of places) {
    south = Math.min(south, lat);
    west = Math.min(west, lon);
    north = Math.max(north, lat);
    east = Math.max(east, lon);
  }
  return [
    [south, west],
    [north, east],
  ];
}
