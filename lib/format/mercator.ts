/** Web Mercator ends at this latitude, because its world is a square. */
export const MERCATOR_LIMIT = 85;

/** A latitude's position in Web Mercator: from 0 in the north to 1 in the south. */
export function mercator(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
