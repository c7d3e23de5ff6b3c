import { setTimeout as sleep } from "node:timers/promises";
import { outageOf } from "../outage";

/** How long another process may hold the write lock before we give up. */
export const LOCK_MS = 10_000;
const PAUSE_MS = 5;

/**
 * Does it again while another process holds the file, until the deadline (performance.now()). The driver's own waiting
 * would stop the whole process for as long.
 */
export async function patiently<T>(work: () => T, deadline = performance.now() + LOCK_MS): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (outageOf(error) !== "locked" || performance.now() >= deadline) throw error;
    }
    // Not all at the same moment.
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}
