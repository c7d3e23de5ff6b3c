/** Degrees north and east. */
export interface LatLon {
  lat: number;
  lon: number;
}

/** Mean radius of the Earth (IUGG R1), km. */
export const EARTH_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** The great-circle distance in km (haversine). */
export function distanceKm(a: LatLon, b: LatLon): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2;
  const east = Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  const half = north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
