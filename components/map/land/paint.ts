import type { Coords } from "leaflet";
import { LAND_EXTENT, LAND_MAX_ZOOM, type LandTile, walkLine } from "@/lib/format/landTile";
import { MERCATOR_LIMIT, mercator } from "@/lib/format/mercator";

/** Degrees between two lines, by zoom of a 512 px world; the last one applies to higher zooms. */
const GRATICULE_STEPS = [30, 30, 20, 10, 10, 5, 2, 2, 1, 0.5, 0.5];

/** CSS colours. */
export interface LandColours {
  land: string;
  /** The sea near the coast. */
  shallows: string;
  coast: string;
  border: string;
  graticule: string;
}

/** Side in CSS pixels. */
export const TILE_SIZE = 512;

/** At zoom 0 a map of these tiles is this many zooms ahead of Leaflet's own. */
const ZOOM_OFFSET = Math.log2(TILE_SIZE / 256);

const WIDTHS = { shallows: 7, coast: 0.9, border: 1, graticule: 1 };

/** The tile to load for a position on the map, and the factor by which to enlarge it. */
export function sourceOf({ z: zoom, x, y }: Coords) {
  const wanted = zoom - ZOOM_OFFSET;
  const surplus = Math.max(0, wanted - LAND_MAX_ZOOM);
  return { z: wanted - surplus, x: x >> surplus, y: y >> surplus, times: 2 ** surplus };
}

/** Draws a tile at the screen's resolution. */
export function paint(canvas: HTMLCanvasElement, tile: LandTile, coords: Coords, colours: LandColours): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = TILE_SIZE * ratio;
  canvas.height = TILE_SIZE * ratio;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  context.lineJoin = "round";
  const stroke = (part: keyof typeof WIDTHS, path: Path2D) => {
    context.strokeStyle = colours[part];
    context.lineWidth = WIDTHS[part];
    context.stroke(path);
  };
  const land = pathOf(tile.land, coords);
  stroke("graticule", graticule(coords.z - ZOOM_OFFSET, coords.x, coords.y, TILE_SIZE));
  stroke("shallows", land);
  context.fillStyle = colours.land;
  context.fill(land, "evenodd");
  stroke("coast", land);
  stroke("border", pathOf(tile.borders, coords));
}

function pathOf(lines: number[][], coords: Coords): Path2D {
  const { x: left, y: top, times } = sourceOf(coords);
  const scale = (TILE_SIZE * times) / LAND_EXTENT;
  const dx = (coords.x - left * times) * TILE_SIZE;
  const dy = (coords.y - top * times) * TILE_SIZE;
  const path = new Path2D();
  for (const line of lines) {
    walkLine(line, (x, y, isFirst) => {
      if (isFirst) path.moveTo(x * scale - dx, y * scale - dy);
      else path.lineTo(x * scale - dx, y * scale - dy);
    });
  }
  return path;
}

/** Meridians and parallels through a tile of `size` pixels in Web Mercator. */
function graticule(z: number, x: number, y: number, size: number): Path2D {
  const tiles = 2 ** z;
  const step = GRATICULE_STEPS[z] ?? 0.5;
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
