import { DivIcon, type Marker as LeafletMarker } from "leaflet";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { Marker } from "react-leaflet";
import type { LatLon } from "@/lib/weather/distance";

interface HtmlMarkerProps extends LatLon {
  /** Higher ones are drawn above lower ones; those of equal height by how far south they are. */
  height: number;
  children: ReactNode;
}

/** Leaflet controls the position; the content is a React element, which supports keyboard and screen reader. */
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
