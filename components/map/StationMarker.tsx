import { DivIcon, type Marker as LeafletMarker } from "leaflet";
import { useEffect, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { Marker, useMap } from "react-leaflet";
import { useNow } from "@/components/live/Now";
import type { StationSummary } from "@/lib/contract/station";
import { freshness } from "@/lib/weather/freshness";
import { MarkerLabel } from "./MarkerLabel";

/** Above everything that only lies further south. */
const ACTIVE_OFFSET = 10_000;

interface StationMarkerProps {
  station: StationSummary;
  isActive: boolean;
  /** Is there room for its name? */
  isNamed: boolean;
  onActivate: (id: number | null) => void;
}

/** Leaflet keeps the place; what is there is a link of ours, and so works with keyboard and screen reader. */
export function StationMarker({ station, isActive, isNamed, onActivate }: StationMarkerProps) {
  const map = useMap();
  const marker = useRef<LeafletMarker>(null);
  const now = useNow();
  const element = useMemo(() => document.createElement("div"), []);
  const icon = useMemo(() => new DivIcon({ html: element, className: "", iconSize: [0, 0] }), [element]);
  const state = freshness(station.timestamp, now);

  // what says more stays on top
  const offset = state === "fresh" ? 1000 : 0;
  useEffect(() => {
    marker.current?.setZIndexOffset(isActive ? ACTIVE_OFFSET : offset);
  }, [isActive, offset]);

  return (
    <>
      <Marker ref={marker} position={[station.lat, station.lon]} icon={icon} keyboard={false} interactive={false} />
      {createPortal(
        <MarkerLabel
          station={station}
          state={state}
          now={now}
          isActive={isActive}
          isNamed={isNamed}
          onActivate={onActivate}
          onFocus={() => map.panInside([station.lat, station.lon], { padding: [60, 60] })}
        />,
        element,
      )}
    </>
  );
}
