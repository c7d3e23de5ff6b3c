import type { Position } from "geojson";

const POLE = 90;

/**
 * Unwraps a ring of degrees that may cross the antimeridian into the plane: beyond ±180 where it crosses, and along the
 * pole where it encloses it. Its middle lies within ±180, so that a hole stays inside its polygon.
 */
export function unwrapRing(ring: Position[]): Position[] {
  let turns = 0;
  const plane = ring.map(([lon = 0, lat = 0], i): [lon: number, lat: number] => {
    const step = lon - (ring[i - 1]?.[0] ?? lon);
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [lon + turns * 360, lat];
  });
  const [first, last] = [plane[0], plane.at(-1)];
  if (first && last && turns !== 0) {
    const pole = POLE * Math.sign(first[1]);
    plane.push([last[0], pole], [first[0], pole], first);
  }
  const shift = 360 * Math.round(middle(plane.map(([lon]) => lon)) / 360);
  return plane.map(([lon, lat]) => [lon - shift, lat]);
}

function middle(values: number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return (low + high) / 2;
}
