import { useEffect, useState } from "react";
import { useMap } from "react-leaflet";
import { useTheme } from "@/components/theme/theme";
import { LandLayer } from "./LandLayer";
import type { LandColours } from "./paint";

/** Land and borders in the colours of the theme. */
export function Land() {
  const map = useMap();
  const theme = useTheme();
  const [layer] = useState(() => new LandLayer(themeColours, { attribution: "Map: Natural Earth" }));

  useEffect(() => {
    layer.addTo(map);
    return () => {
      layer.remove();
    };
  }, [layer, map]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is what changes the colours
  useEffect(() => {
    layer.recolour();
  }, [layer, theme]);

  return null;
}

function themeColours(): LandColours {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string) => styles.getPropertyValue(name).trim();
  return {
    land: colour("--land"),
    shallows: colour("--shallows"),
    coast: colour("--coast"),
    border: colour("--border"),
    graticule: colour("--graticule"),
  };
}
