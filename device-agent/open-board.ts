import type { Board } from "./board";

/** This machine. */
export function openBoard(root = "/"): Board {
  return {
    root,
    gpio: () => Promise.reject(new Error("This board has no lines.")),
    now: Date.now,
  };
}
