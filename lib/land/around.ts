import { LAND_MAX_ZOOM, type LandTile, walkLine } from "../format/landTile";
import { MERCATOR_LIMIT, mercator } from "../format/mercator";
import { landTile } from "./tiles";

/** Metres per pixel of a Web Mercator map of 256 px at zoom 0, on the equator. */
const EQUATOR_METRES = 156_543.033_92;

/**
 * A map of `width` × `height` pixels around a place, at a zoom of 256 px tiles. x and y are pixels to the right of and
 * below its middle.
 */
export interface MapView {
  lat: number;
  lon: number;
  zoom: number;
  width: number;
  height: number;
}

/** The part of the land in a square of the map: SVG paths, with sides of LAND_EXTENT (lib/format/landTile.ts) units. */
export interface LandSquare {
  x: number;
  y: number;
  side: number;
  land: string;
  borders: string;
}

/** A meridian or parallel on a map. */
export interface GridLine {
  degrees: number;
  /** Its position: x of a meridian, y of a parallel. */
  at: number;
}

/** Circumference of the world in pixels. */
function worldSize({ zoom }: MapView): number {
  return 256 * 2 ** zoom;
}

function yOf(view: MapView, lat: number): number {
  const clamped = (degrees: number) => Math.min(Math.max(degrees, -MERCATOR_LIMIT), MERCATOR_LIMIT);
  return (mercator(clamped(lat)) - mercator(clamped(view.lat))) * worldSize(view);
}

/** Land and borders of a map, from the finest tiles. */
export async function landAround(view: MapView): Promise<LandSquare[]> {
  const count = 2 ** LAND_MAX_ZOOM;
  const side = worldSize(view) / count;
  const left = ((view.lon + 180) / 360) * worldSize(view);
  const top = worldSize(view) / 2 + yOf({ ...view, lat: 0 }, view.lat);
  const indexes = (middle: number, length: number) => {
    const first = Math.floor((middle - length / 2) / side);
    const last = Math.floor((middle + length / 2) / side);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  };
  const rows = indexes(top, view.height).filter((y) => y >= 0 && y < count);
  const places = rows.flatMap((y) => indexes(left, view.width).map((x) => ({ x, y })));
  return Promise.all(
    places.map(async ({ x, y }) => {
      // Beyond the antimeridian the map continues with the other side of the world.
      const tile = await landTile(LAND_MAX_ZOOM, (x + count) % count, y);
      return { x: x * side - left, y: y * side - top, side, ...pathsOf(tile) };
    }),
  );
}

function pathsOf({ land, borders }: LandTile): Pick<LandSquare, "land" | "borders"> {
  return { land: land.map((ring) => `${pathOf(ring)}Z`).join(""), borders: borders.map(pathOf).join("") };
}

function pathOf(line: readonly number[]): string {
  let path = "";
  walkLine(line, (x, y, isFirst) => {
    path += `${isFirst ? "M" : "L"}${x} ${y}`;
  });
  return path;
}

/** Minutes of arc between two lines of the grid. */
const STEPS = [30, 10, 5, 2, 1, 0.5] as const;

/** Maximum distance of two lines in pixels, so that a map of 400 px shows two of each. */
const MAX_GAP = 200;

/** The map's meridians and parallels. */
export function gridOf(view: MapView): { meridians: GridLine[]; parallels: GridLine[] } {
  const { width, height, lat, lon } = view;
  const minute = worldSize(view) / 360 / 60;
  const clamped = Math.min(Math.max(lat, -MERCATOR_LIMIT), MERCATOR_LIMIT);
  const tall = minute / Math.cos((clamped * Math.PI) / 180);
  return {
    meridians: lines(lon, width / 2 / minute, minute).map((degrees) => ({
      degrees,
      at: (degrees - lon) * 60 * minute,
    })),
    // Twice the range at the middle's scale, because the scale changes with latitude.
    parallels: lines(clamped, height / tall, tall)
      .map((degrees) => ({ degrees, at: yOf(view, degrees) }))
      .filter(({ degrees, at }) => Math.abs(at) <= height / 2 && Math.abs(degrees) <= MERCATOR_LIMIT),
  };
}

/** Round degrees up to `minutes` from the middle. */
function lines(middle: number, minutes: number, pixels: number): number[] {
  const step = STEPS.find((each) => each * pixels <= MAX_GAP) ?? STEPS[STEPS.length - 1] ?? 1;
  const first = Math.ceil((middle * 60 - minutes) / step);
  const last = Math.floor((middle * 60 + minutes) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => ((first + i) * step) / 60);
}

/** The longest round length that fits into this many pixels. */
export function scaleOf({ lat, zoom }: MapView, pixels: number): { km: number; pixels: number } {
  const cosine = Math.cos((Math.min(Math.abs(lat), MERCATOR_LIMIT) * Math.PI) / 180);
  const kmAPixel = (EQUATOR_METRES * cosine) / 2 ** zoom / 1000;
  const power = 10 ** Math.floor(Math.log10(pixels * kmAPixel));
  const km = power * ([5, 2].find((times) => times * power <= pixels * kmAPixel) ?? 1);
  return { km, pixels: km / kmAPixel };
}
