import "./map.css";
import { Browser } from "leaflet";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { AttributionControl, MapContainer, type MapContainerProps, useMap, ZoomControl } from "react-leaflet";

// Otherwise Leaflet moves markers by translate3d(), which makes a compositing layer of each: a hundred of them took
// half of a phone's time while the map was dragged.
Object.assign(Browser, { ie3d: true });

interface MapFrameProps extends MapContainerProps {
  /** The map's accessible name. */
  label: string;
  children: ReactNode;
}

/**
 * A map that fills its container, with controls in the site's places, and without animation for people who prefer
 * reduced motion.
 */
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

/** Leaflet makes the map focusable for its keys, but gives it no name. */
function Name({ label }: { label: string }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute("role", "group");
    container.setAttribute("aria-label", label);
  }, [map, label]);
  return null;
}
