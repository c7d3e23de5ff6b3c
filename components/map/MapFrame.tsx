import "./map.css";
import { Browser } from "leaflet";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { AttributionControl, MapContainer, type MapContainerProps, useMap, ZoomControl } from "react-leaflet";

// Leaflet moves things by translate3d() else, which makes a layer of the browser's of each marker: a hundred of those took
// half of a phone's time while the map was drawn aside.
Object.assign(Browser, { ie3d: true });

interface MapFrameProps extends MapContainerProps {
  /** What the map is, to be read aloud. */
  label: string;
  children: ReactNode;
}

/** A map that fills its place, with its controls where ours are, and still for those who want no motion. */
export function MapFrame({ label, children, ...options }: MapFrameProps) {
  const isAnimated = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return (
    <MapContainer
      worldCopyJump
      zoomAnimation={isAnimated}
      fadeAnimation={isAnimated}
      markerZoomAnimation={isAnimated}
      zoomControl={false}
      attributionControl={false}
      className="absolute inset-0 h-full"
      {...options}
    >
      <ZoomControl position="topright" />
      <AttributionControl position="bottomright" prefix={false} />
      <Name label={label} />
      {children}
    </MapContainer>
  );
}

/** Leaflet makes the map focusable, for its keys, but does not say what it is. */
function Name({ label }: { label: string }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute("role", "group");
    container.setAttribute("aria-label", label);
  }, [map, label]);
  return null;
}
