"use client";

import { DivIcon, type LatLng, type Marker as LeafletMarker } from "leaflet";
import { useEffect, useMemo, useState } from "react";
import { Marker, useMap, useMapEvent } from "react-leaflet";
import { Land } from "@/components/map/land/Land";
import { MapFrame } from "@/components/map/MapFrame";
import { PIN_SIZE, pinElement } from "./pin";
import type { LatLon } from "./place";

const NEAR_ZOOM = 6;
const WORLD_ZOOM = 1;

interface PlaceMapProps {
  place: LatLon | undefined;
  /** Absent where the place is read-only. */
  onPick: ((lat: number, lon: number) => void) | undefined;
}

/** A map to pick a place on. */
export default function PlaceMap({ place, onPick }: PlaceMapProps) {
  const [first] = useState(place);
  return (
    <MapFrame
      label={onPick ? "Map to pick the place on" : "Map of the place"}
      center={first ? [...first] : [20, 0]}
      zoom={first ? NEAR_ZOOM : WORLD_ZOOM}
      minZoom={1}
      maxZoom={11}
      scrollWheelZoom={false}
    >
      <Land />
      {onPick && <Clicks onPick={onPick} />}
      {place && <Pin place={place} onPick={onPick} />}
    </MapFrame>
  );
}

function Clicks({ onPick }: { onPick: (lat: number, lon: number) => void }) {
  const pick = ({ latlng }: { latlng: LatLng }) => pickAt(latlng, onPick);
  useMapEvent("click", pick);
  return null;
}

function Pin({ place, onPick }: { place: LatLon; onPick: PlaceMapProps["onPick"] }) {
  const map = useMap();
  const [lat, lon] = place;
  const icon = useMemo(
    () =>
      new DivIcon({
        html: pinElement(),
        className: "",
        iconSize: [...PIN_SIZE],
        iconAnchor: [PIN_SIZE[0] / 2, PIN_SIZE[1]],
      }),
    [],
  );

  // Typed coordinates may be outside the visible area.
  useEffect(() => {
    if (!map.getBounds().contains([lat, lon])) map.panTo([lat, lon]);
  }, [map, lat, lon]);

  return (
    <Marker
      position={[lat, lon]}
      icon={icon}
      keyboard={false}
      draggable={onPick !== undefined}
      eventHandlers={{
        dragend: ({ target }: { target: LeafletMarker }) => onPick && pickAt(target.getLatLng(), onPick),
      }}
    />
  );
}

function pickAt(place: LatLng, onPick: (lat: number, lon: number) => void) {
  const { lat, lng } = place.wrap();
  onPick(lat, lng);
}
