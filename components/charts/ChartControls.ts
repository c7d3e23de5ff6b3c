import { createContext } from "react";

interface ChartControls {
  /** Looks closer at what was dragged over: epoch ms. */
  onSelect?: (from: number, to: number) => void;
  /** Whose charts they are, for the title of a picture. */
  owner?: string;
}

/** What the page around its charts has to say to all of them. */
export const ChartControls = createContext<ChartControls>({});
