"use client";

import { useEffect, useState } from "react";
import { TileLayer, useMap, useMapEvent } from "react-leaflet";
import { useText } from "@/components/prefs/Preferences";
import { Deferred } from "@/components/ui/Deferred";
import type { LatLon } from "@/lib/weather/distance";
import type { Box } from "./boxOf";
import { Land } from "./land/Land";
import { MapFrame } from "./MapFrame";
import type { MapView } from "./mapView";
import { type MarkersProps, StationMarkers } from "./markers/StationMarkers";

/** A tile server used instead of the bundled land. */
export interface Tiles {
  url: string;
  attribution: string;
}

interface MapCanvasProps extends MarkersProps {
  tiles?: Tiles | undefined;
  /** What the map shows at first: around all stations; undefined if there are none. */
  box: Box | undefined;
  place: MapView["place"];
  onMove: (place: NonNullable<MapView["place"]>) => void;
  /** The visitor's position, once shared. */
  here: LatLon | undefined;
}

const WORLD: Box = [
  [-52, -165],
  [72, 175],
];

/** Zoom of a map that shows the surroundings. */
const NEAR_ZOOM = 9;

/** The land has too little detail for closer zooms. */
const MAX_ZOOM = { land: 11, tiles: 18 };

export default function MapCanvas({ tiles, box, place, onMove, here, ...markers }: MapCanvasProps) {
  const t = useText();
  const [start] = useState(() => startOf(box, place));
  return (
    <MapFrame
      label={t("map.keys")}
      {...start}
      boundsOptions={{ padding: [72, 72], maxZoom: NEAR_ZOOM }}
      minZoom={2}
      maxZoom={tiles ? MAX_ZOOM.tiles : MAX_ZOOM.land}
      maxBounds={[
        [-88, -Infinity],
        [88, Infinity],
      ]}
    >
      <Moves onMove={onMove} />
      <Near here={here} />
      <Deferred>
        {tiles ? <TileLayer url={tiles.url} attribution={tiles.attribution} /> : <Land />}
        <Deferred>
          <StationMarkers {...markers} />
        </Deferred>
      </Deferred>
    </MapFrame>
  );
}

function startOf(box: Box | undefined, place: MapView["place"]) {
  if (place) return { center: [place.lat, place.lon] as [number, number], zoom: place.zoom };
  return { bounds: box ?? WORLD };
}

/** Reports moves made by the visitor; the initial position is not worth an address. */
function Moves({ onMove }: Pick<MapCanvasProps, "onMove">) {
  const map = useMap();
  useMapEvent("moveend", () => {
    const { lat, lng } = map.getCenter().wrap();
    onMove({ lat, lon: lng, zoom: map.getZoom() });
  });
  return null;
}

function Near({ here }: Pick<MapCanvasProps, "here">) {
  const map = useMap();
  useEffect(() => {
    if (here) map.setView([here.lat, here.lon], NEAR_ZOOM);
  }, [map, here]);
  return null;
}
