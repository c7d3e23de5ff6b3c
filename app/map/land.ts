import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import GeoJSONVT from "geojson-vt";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { encodeLine, LAND_EXTENT, LAND_MAX_ZOOM, type LandTile } from "@/lib/format/landTile";
import { unwrapRing } from "./unwrap";

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** The scale of the source and the last zoom it is meant for. */
const SCALES = { "110m": 1, "50m": 4, "10m": LAND_MAX_ZOOM } as const;
type Scale = keyof typeof SCALES;

interface LandIndex {
  land: GeoJSONVT;
  borders: GeoJSONVT;
}

/** Survives the module being loaded again, as `next dev` does. */
const shared: typeof globalThis & { landIndexes?: Map<Scale, Promise<LandIndex>> } = globalThis;
shared.landIndexes ??= new Map();
const indexes = shared.landIndexes;

/** A tile of 512 px; nothing but sea is an empty tile. */
export async function landTile(z: number, x: number, y: number): Promise<LandTile> {
  const { land, borders } = await indexOf(scaleFor(z));
  return { land: linesOf(land, z, x, y), borders: linesOf(borders, z, x, y) };
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

/** The finest scale takes most of a second of work: between its steps, others have their turn. */
async function buildIndex(scale: Scale): Promise<LandIndex> {
  const file = join(process.cwd(), "node_modules/world-atlas", `countries-${scale}.json`);
  const atlas = JSON.parse(await readFile(file, "utf8")) as Atlas;
  await breathe();
  const borders = slice(scale, asFeature(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)));
  await breathe();
  const land = feature(atlas, atlas.objects.land).features.flatMap(({ geometry }) => unwrap(geometry));
  await breathe();
  return { borders, land: slice(scale, { type: "FeatureCollection", features: land }) };
}

function slice(scale: Scale, data: Feature | FeatureCollection): GeoJSONVT {
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

function unwrap(geometry: Geometry): Feature[] {
  if (geometry.type !== "MultiPolygon") return [];
  return [asFeature({ ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(unwrapRing)) })];
}

function linesOf(index: GeoJSONVT, z: number, x: number, y: number): number[][] {
  const features = index.getTileRaw(z, x, y)?.features ?? [];
  return features.flatMap((part) => (part.type === 2 || part.type === 3 ? part.geometry.map(encodeLine) : []));
}
