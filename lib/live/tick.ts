import { processSingleton } from "../process-singleton";

/** How long events are batched for a viewer who has just been sent some: too short for a person to notice. */
export const TICK_MS = 250;

const shared = () => processSingleton<{ next: Promise<void> | undefined }>("live-tick", () => ({ next: undefined }));

/**
 * Resolves at the next tick, at the same moment for all callers, so that viewers who receive the same events share the
 * bytes.
 */
export function nextTick(): Promise<void> {
  const tick = shared();
  tick.next ??= new Promise((resolve) => {
    setTimeout(() => {
      tick.next = undefined;
      resolve();
    }, TICK_MS);
  });
  return tick.next;
}
