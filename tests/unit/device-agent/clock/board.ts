import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Board } from "@/device-agent/board";
import { Clock } from "@/device-agent/clock/clock";

/** A board whose clock a test sets. */
export interface TestBoard extends Board {
  wall: number;
  mono: number;
  /** Both go on. */
  pass(ms: number): void;
  clock(): Clock;
  /** Another run of the board: its monotonic time restarts. */
  reboot(boot: string): void;
  write(path: string, text: string): void;
}

export function testBoard(root: string, wall: number): TestBoard {
  const board: TestBoard = {
    root,
    wall,
    mono: 1000,
    gpio: () => Promise.reject(new Error("no lines")),
    now: () => board.wall,
    pass: (ms) => {
      board.wall += ms;
      board.mono += ms;
    },
    clock: () => new Clock(board, () => board.mono),
    reboot: (boot) => {
      board.mono = 1000;
      board.write("proc/sys/kernel/random/boot_id", `${boot}\n`);
    },
    write: (path, text) => {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  };
  board.reboot("boot-1");
  return board;
}
