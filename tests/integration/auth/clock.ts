import { vi } from "vitest";

/**
 * Time stands still until a test lets it pass, for what goes by the time of day. What waits for a database or a hash goes
 * by real timers; those of the limits, which forget what is over, never come: a second may be over in the midst of a test
 * on a busy machine.
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
