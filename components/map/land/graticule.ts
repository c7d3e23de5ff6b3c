import { MERCATOR_LIMIT, mercator } from "@/lib/format/mercator";

/** Degrees between two lines, by zoom of a 512 px world; further in, the last. */
const STEPS = [30, 30, 20, 10, 10, 5, 2, 2, 1, 0.5, 0.5];

/** Meridians and parallels through a tile of `size` pixels in Web Mercator. */
export function graticule(z: number, x: number, y: number, size: number): Path2D {
  const tiles = 2 ** z;
  const step = STEPS[z] ?? 0.5;
  const path = new Path2D();
  const west = (x / tiles) * 360 - 180;
  const east = ((x + 1) / tiles) * 360 - 180;
  for (let lon = Math.ceil(west / step) * step; lon < east; lon += step) {
    const px = ((lon - west) / (east - west)) * size;
    path.moveTo(px, 0);
    path.lineTo(px, size);
  }
  for (let lat = Math.ceil(-MERCATOR_LIMIT / step) * step; lat < MERCATOR_LIMIT; lat += step) {
    const py = (mercator(lat) * tiles - y) * size;
    if (py < 0 || py >= size) continue;
    path.moveTo(0, py);
    path.lineTo(size, py);
  }
  return path;
}
