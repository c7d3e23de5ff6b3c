import { setTimeout as sleep } from "node:timers/promises";

/** Until then we do nothing but look: a bright light charges within it. */
const SPIN_MS = 2;
/** Until then we stay on the processor's doorstep, as a timer of Node is late by a millisecond; then others have a turn. */
const BLOCK_MS = 50;
/** We look again after this part of the time that has passed, which is how wrong the result can be. */
const STEP = 0.02;

export interface Clock {
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** Sleeps without letting others have a turn. */
  block(ms: number): void;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<unknown>;
}

const cell = new Int32Array(new SharedArrayBuffer(4));

export const systemClock: Clock = {
  now: () => performance.now(),
  block: (ms) => Atomics.wait(cell, 0, 0, ms),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => {}),
};

/**
 * Waits until a line reads high, and is right to 2 % and a look without keeping a processor busy.
 * Resolves with seconds; undefined after `timeoutMs`, or when the signal aborts.
 */
export async function waitUntilHigh(
  isHigh: () => boolean,
  clock: Clock,
  begun: number,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<number | undefined> {
  for (;;) {
    const high = isHigh();
    const elapsed = clock.now() - begun;
    if (high) return elapsed / 1000;
    if (elapsed >= timeoutMs || signal?.aborted) return undefined;
    if (elapsed < SPIN_MS) continue;
    if (elapsed < BLOCK_MS) clock.block(elapsed * STEP);
    else await clock.sleep(elapsed * STEP, signal);
  }
}
