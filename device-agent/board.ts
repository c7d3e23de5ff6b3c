import type { Gpio } from "./gpio/gpio";

/** The machine that the agent runs on, so that tests can give it another one. */
export interface Board {
  /** Folder that stands for `/`: below it sys, proc and run are looked for. */
  readonly root: string;
  /** Opened at first use: a board without lines never loads a library for them. */
  gpio(): Promise<Gpio>;
  /** Epoch ms. */
  now(): number;
}
