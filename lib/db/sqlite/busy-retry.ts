import { setTimeout as sleep } from "node:timers/promises";
import { outageOf } from "../outage";

/** How long to wait for another process that holds the write lock. */
export const LOCK_MS = 10_000;
const PAUSE_MS = 5;

/**
 * Retries while another process holds the file, until the deadline (performance.now()). The driver's own busy timeout
 * would block the whole process.
 */
export async function patiently<T>(work: () => T, deadline = performance.now() + LOCK_MS): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (outageOf(error) !== "locked" || performance.now() >= deadline) throw error;
    }
    // Random, so that processes do not retry at the same moment.
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}
