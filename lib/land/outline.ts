import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { processSingleton } from "../process-singleton";
import { unwrapRing } from "./unwrap";

type Land = Topology<{ land: GeometryCollection }>;

/** The world's land as an SVG path in degrees: x is the longitude, y the negative latitude. */
export function outlinePath(): string {
  return processSingleton("land-path", () => {
    const file = join(process.cwd(), "node_modules/world-atlas/land-110m.json");
    const topology = JSON.parse(readFileSync(file, "utf8")) as Land;
    const { features } = feature(topology, topology.objects.land);
    const polygons = features.flatMap(({ geometry }) =>
      geometry.type === "MultiPolygon"
        ? geometry.coordinates
        : geometry.type === "Polygon"
          ? [geometry.coordinates]
          : [],
    );
    return polygons.flatMap((rings) => rings.map((ring) => ringPath(unwrapRing(ring)))).join("");
  });
}

function ringPath(ring: Position[]): string {
  return `M${ring.map(([lon = 0, lat = 0]) => `${round(lon)} ${round(-lat)}`).join("L")}Z`;
}

function round(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
