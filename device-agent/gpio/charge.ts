import { setTimeout as sleep } from "node:timers/promises";

/** Polls without a pause for this long: in bright light the charge takes less. */
const SPIN_MS = 2;
/** Then blocks between polls, as Node's timers are a millisecond late; after this time it sleeps. */
const BLOCK_MS = 50;
/** The pause before the next poll, as a share of the elapsed time; it bounds the error. */
const STEP = 0.02;

export interface Clock {
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** Sleeps while blocking the event loop. */
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
 * Waits until a line reads high, accurate to 2 % plus one poll, without keeping a processor busy.
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
