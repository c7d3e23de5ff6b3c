/** The finest zoom with tiles: the source has no more precision, and the browser enlarges lines without blur. */
export const LAND_MAX_ZOOM = 7;

/** Units along the side of a tile. */
export const LAND_EXTENT = 2048;

/** Part of a tile's address, which is cached for a year: change it whenever the data or their encoding change. */
export const LAND_VERSION = "2";

/** Each line is x, y of its first point and then dx, dy from point to point. */
export interface LandTile {
  land: number[][];
  borders: number[][];
}

/** Encodes the difference between neighbouring points, which is shorter than their coordinates. */
export function encodeLine(points: ArrayLike<number>): number[] {
  const line: number[] = [];
  for (let i = 0; i < points.length; i++) line.push((points[i] ?? 0) - (i < 2 ? 0 : (points[i - 2] ?? 0)));
  return line;
}

/** Calls back with every point of an encoded line. */
export function walkLine(line: readonly number[], point: (x: number, y: number, isFirst: boolean) => void): void {
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < line.length; i += 2) {
    x += line[i] ?? 0;
    y += line[i + 1] ?? 0;
    point(x, y, i === 0);
  }
}
