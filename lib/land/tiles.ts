import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Feature, Geometry, Position } from "geojson";
import GeoJSONVT from "geojson-vt";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { mapYielding } from "../event-loop";
import { encodeLine, LAND_EXTENT, LAND_MAX_ZOOM, type LandTile } from "../format/landTile";
import { unwrapRing } from "./unwrap";

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Each scale of the source and the last zoom for which it is meant. */
const SCALES = { "110m": 1, "50m": 4, "10m": LAND_MAX_ZOOM } as const;
type Scale = keyof typeof SCALES;

/** Points sliced in one step: some ten milliseconds of work. */
const POINT_BATCH_SIZE = 10_000;

interface LandIndex {
  /** In pieces, each of which covers a part of the source's shapes. */
  land: GeoJSONVT[];
  borders: GeoJSONVT[];
}

/** Survives reloads of the module by `next dev`. */
const shared: typeof globalThis & { landIndexes?: Map<Scale, Promise<LandIndex>> } = globalThis;
shared.landIndexes ??= new Map();
const indexes = shared.landIndexes;

/** A tile of 512 px; a tile of open sea is empty. */
export async function landTile(z: number, x: number, y: number): Promise<LandTile> {
  const { land, borders } = await indexOf(scaleFor(z));
  return { land: await linesOf(land, z, x, y), borders: await linesOf(borders, z, x, y) };
}

function scaleFor(z: number): Scale {
  if (z <= SCALES["110m"]) return "110m";
  return z <= SCALES["50m"] ? "50m" : "10m";
}

function indexOf(scale: Scale): Promise<LandIndex> {
  let index = indexes.get(scale);
  if (!index) {
    index = buildIndex(scale);
    index.catch(() => indexes.delete(scale));
    indexes.set(scale, index);
  }
  return index;
}

/** The finest scale takes most of a second, so it yields between its steps. */
async function buildIndex(scale: Scale): Promise<LandIndex> {
  const file = join(process.cwd(), "node_modules/world-atlas", `countries-${scale}.json`);
  const atlas = JSON.parse(await readFile(file, "utf8")) as Atlas;
  await breathe();
  const lines = mesh(atlas, atlas.objects.countries, (a, b) => a !== b).coordinates;
  const borders = await slices(scale, lines, (coordinates) => asFeature({ type: "MultiLineString", coordinates }));
  await breathe();
  const outlines = atlas.objects.land.geometries.flatMap((geometry) =>
    geometry.type === "MultiPolygon" ? geometry.arcs : [],
  );
  const polygons = await mapYielding(
    outlines,
    (arcs) => feature(atlas, { type: "Polygon", arcs }).geometry.coordinates,
  );
  const unwrapped = await mapYielding(polygons, (rings) => rings.map(unwrapRing));
  const land = await slices(scale, unwrapped, (coordinates) => asFeature({ type: "MultiPolygon", coordinates }));
  return { borders, land };
}

/** Lines or polygons, sliced in pieces of bounded size; a larger one is a piece of its own. */
async function slices<Part extends Position[] | Position[][]>(
  scale: Scale,
  parts: readonly Part[],
  featureOf: (parts: Part[]) => Feature,
): Promise<GeoJSONVT[]> {
  const made: GeoJSONVT[] = [];
  for (let i = 0; i < parts.length; ) {
    const piece: Part[] = [];
    for (let points = 0; points < POINT_BATCH_SIZE && i < parts.length; i += 1) {
      const part = parts[i] as Part;
      piece.push(part);
      points += part.flat().length;
    }
    made.push(slice(scale, featureOf(piece)));
    await breathe();
  }
  return made;
}

function slice(scale: Scale, data: Feature): GeoJSONVT {
  return new GeoJSONVT(data, {
    maxZoom: SCALES[scale],
    indexMaxZoom: 0,
    extent: LAND_EXTENT,
    buffer: 32,
    tolerance: 2,
  });
}

function asFeature(geometry: Geometry): Feature {
  return { type: "Feature", properties: {}, geometry };
}

/** The first tile of a region takes long, because the index is subdivided down to it. */
async function linesOf(indexes: readonly GeoJSONVT[], z: number, x: number, y: number): Promise<number[][]> {
  const lines = await mapYielding(indexes, (index) => {
    const features = index.getTileRaw(z, x, y)?.features ?? [];
    return features.flatMap((part) => (part.type === 2 || part.type === 3 ? part.geometry.map(encodeLine) : []));
  });
  return lines.flat();
}
