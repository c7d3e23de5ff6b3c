import { vi } from "vitest";

/**
 * The time of day stands still until a test advances it. Timers that wait for a database or a hash are real. Those that
 * expire entries of the limits never fire, because on a busy machine a second may end in the middle of a test.
 */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  const real = globalThis.setTimeout;
  const timer = (work: () => void, ms?: number, ...args: []) => {
    const isOfLimit = new Error().stack?.includes("MemoryStorage") ?? false;
    return isOfLimit ? { unref: () => {} } : real(work, ms, ...args);
  };
  vi.stubGlobal("setTimeout", Object.assign(timer, real));
}

export function letClockRun(): void {
  vi.unstubAllGlobals();
  vi.useRealTimers();
}

export function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
