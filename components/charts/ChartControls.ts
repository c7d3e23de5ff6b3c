import { createContext } from "react";
import type { Site } from "@/lib/weather/sky/clearSky";

interface ChartControls {
  /** Zooms in on the dragged range: epoch ms. */
  onSelect?: (from: number, to: number) => void;
  /** Name of the station or comparison, for the title of a picture. */
  owner?: string;
  /** The station's site, for its clear-sky radiation. */
  site?: Site;
}

/** What a page provides for all of its charts. */
export const ChartControls = createContext<ChartControls>({});
