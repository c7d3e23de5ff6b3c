"use client";

import "./map.css";
import { type LatLngBoundsExpression, latLngBounds } from "leaflet";
import { useEffect, useState } from "react";
import { AttributionControl, MapContainer, TileLayer, useMap, useMapEvent, ZoomControl } from "react-leaflet";
import { useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import { Land } from "./Land";
import { StationMarker } from "./StationMarker";

/** A tile server to use instead of the land that comes with us. */
export interface Tiles {
  url: string;
  attribution: string;
}

interface MapCanvasProps {
  stations: StationSummary[];
  tiles?: Tiles | undefined;
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

const WORLD: LatLngBoundsExpression = [
  [-52, -165],
  [72, 175],
];

/** From here on there is room for the stations' names. */
const NAMES_ZOOM = 9;

/** Without detail to show, nearer is only emptier. */
const MAX_ZOOM = { land: 11, tiles: 18 };

export default function MapCanvas({ stations, tiles, activeId, onActivate }: MapCanvasProps) {
  const [bounds] = useState(() =>
    stations.length > 0 ? latLngBounds(stations.map(({ lat, lon }) => [lat, lon])) : WORLD,
  );
  const isAnimated = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return (
    <MapContainer
      bounds={bounds}
      boundsOptions={{ padding: [72, 72], maxZoom: 9 }}
      minZoom={2}
      maxZoom={tiles ? MAX_ZOOM.tiles : MAX_ZOOM.land}
      maxBounds={[
        [-88, -Infinity],
        [88, Infinity],
      ]}
      worldCopyJump
      zoomAnimation={isAnimated}
      fadeAnimation={isAnimated}
      markerZoomAnimation={isAnimated}
      zoomControl={false}
      attributionControl={false}
      className="absolute inset-0 h-full"
    >
      {tiles ? <TileLayer url={tiles.url} attribution={tiles.attribution} /> : <Land />}
      <ZoomControl position="topright" />
      <AttributionControl position="bottomright" prefix={false} />
      <Name />
      <StationMarkers stations={stations} activeId={activeId} onActivate={onActivate} />
    </MapContainer>
  );
}

/** Leaflet makes the map focusable, for its keys, but does not say what it is. */
function Name() {
  const map = useMap();
  const t = useText();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute("role", "group");
    container.setAttribute("aria-label", t("map.keys"));
  }, [map, t]);
  return null;
}

function StationMarkers({ stations, activeId, onActivate }: Omit<MapCanvasProps, "tiles">) {
  const map = useMap();
  const [zoom, setZoom] = useState(() => map.getZoom());
  useMapEvent("zoomend", () => setZoom(map.getZoom()));
  return stations.map((station) => (
    <StationMarker
      key={station.id}
      station={station}
      isActive={station.id === activeId}
      isNamed={zoom >= NAMES_ZOOM}
      onActivate={onActivate}
    />
  ));
}
