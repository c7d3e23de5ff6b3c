import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Board } from "../../../../device-agent/board";
import type { Gpio } from "../../../../device-agent/gpio/gpio";
import { SimulatedGpio } from "./simulated-gpio";

/** Files of a device tree by their path, as the kernel prints them. */
export type Tree = Record<string, string>;

export interface TestBoard extends Board {
  readonly lines: SimulatedGpio;
  time: number;
  write(tree: Tree): void;
  remove(path: string): void;
  /** Makes a read fail with -EIO, as the real one of a page of no process does. */
  breakFile(path: string): void;
}

/** A board whose sysfs is a folder of its own, gone after the test. */
export function boardWith(tree: Tree = {}, gpio?: Gpio): TestBoard {
  const root = mkdtempSync(join(tmpdir(), "weather-board-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const lines = new SimulatedGpio();
  const remove = (path: string) => rmSync(join(root, path), { recursive: true, force: true });
  const board: TestBoard = {
    root,
    lines,
    time: Date.UTC(2026, 5, 21, 12),
    gpio: async () => gpio ?? lines,
    now: () => board.time,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    remove,
    breakFile(path) {
      remove(path);
      symlinkSync("/proc/self/mem", join(root, path));
    },
  };
  board.write(tree);
  return board;
}

/** For reads that are not to be aborted. */
export const patient = () => new AbortController().signal;
