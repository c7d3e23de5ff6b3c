import { setTimeout as sleep } from "node:timers/promises";
import { DEADLINE_MS } from "./deadline";

const LOOK_MS = 50;

/** Looks again and again whether it has come true. Resolves to false when it has not within the deadline. */
export async function until(isTrue: () => boolean | Promise<boolean>, deadlineMs = DEADLINE_MS): Promise<boolean> {
  for (const begun = performance.now(); performance.now() - begun < deadlineMs; await sleep(LOOK_MS)) {
    if (await isTrue()) return true;
  }
  return false;
}
