import { createContext } from "react";
import type { Site } from "@/lib/weather/sky/clearSky";

interface ChartControls {
  /** Looks closer at what was dragged over: epoch ms. */
  onSelect?: (from: number, to: number) => void;
  /** Whose charts they are, for the title of a picture. */
  owner?: string;
  /** Where they are from, for what the sun gives there. */
  site?: Site;
}

/** What the page around its charts has to say to all of them. */
export const ChartControls = createContext<ChartControls>({});
