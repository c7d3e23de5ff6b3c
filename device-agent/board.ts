import type { Gpio } from "./gpio/gpio";

/** The machine that the agent runs on; tests replace it. */
export interface Board {
  /** Folder that takes the place of `/`, with sys, proc and run. */
  readonly root: string;
  /** Opened on first use: without GPIO lines the library is never loaded. */
  gpio(): Promise<Gpio>;
  /** Epoch ms. */
  now(): number;
}
