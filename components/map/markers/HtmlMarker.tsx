import { DivIcon, type Marker as LeafletMarker } from "leaflet";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { Marker } from "react-leaflet";
import type { LatLon } from "@/lib/weather/distance";

interface HtmlMarkerProps extends LatLon {
  /** Higher ones are nearer; those of one height by how far south they lie. */
  height: number;
  children: ReactNode;
}

/** Leaflet keeps the place; what is there is an element of ours, and so works with keyboard and screen reader. */
export function HtmlMarker({ lat, lon, height, children }: HtmlMarkerProps) {
  const marker = useRef<LeafletMarker>(null);
  const element = useMemo(() => document.createElement("div"), []);
  const icon = useMemo(() => new DivIcon({ html: element, className: "", iconSize: [0, 0] }), [element]);
  useEffect(() => {
    marker.current?.setZIndexOffset(height);
  }, [height]);
  return (
    <>
      <Marker ref={marker} position={[lat, lon]} icon={icon} keyboard={false} interactive={false} />
      {createPortal(children, element)}
    </>
  );
}
