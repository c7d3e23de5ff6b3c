import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clock, waitUntilHigh } from "../../../../device-agent/gpio/charge";

/** A clock that only the waiting itself moves, and how it was moved. */
function fakeClock(lookMs: number) {
  const state = { now: 1000, looks: 0, busyMs: 0 };
  const clock: Clock = {
    now: () => state.now,
    block: (ms) => {
      state.now += ms + 0.06;
    },
    // A timer of Node is at least a millisecond, and late.
    sleep: async (ms) => {
      state.now += Math.max(1, Math.ceil(ms)) + 0.3;
    },
  };
  const highAfter = (ms: number) => () => {
    const high = state.now - 1000 >= ms;
    state.looks += 1;
    state.busyMs += lookMs;
    state.now += lookMs;
    return high;
  };
  return { state, clock, highAfter };
}

describe("waiting for a line to be charged", () => {
  it("waiting for a charge is never early, barely late, and yields the processor", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.02, max: 5000, noNaN: true }), async (ms) => {
        const { state, clock, highAfter } = fakeClock(0.01);
        const seconds = (await waitUntilHigh(highAfter(ms), clock, 1000, { timeoutMs: 10_000 })) ?? Number.NaN;
        expect(seconds * 1000).toBeGreaterThanOrEqual(ms);
        // 2 % for the step, a look, and what timers are late by.
        expect(seconds * 1000).toBeLessThan(ms * 1.025 + 0.02 + (ms > 2 ? 0.08 : 0) + (ms > 49 ? 1.4 : 0));
        expect(state.busyMs).toBeLessThan(8);
      }),
    );
  });

  it("waiting for a charge ends at its limit", async () => {
    const { state, clock, highAfter } = fakeClock(0.01);
    expect(await waitUntilHigh(highAfter(1e9), clock, 1000, { timeoutMs: 800 })).toBeUndefined();
    expect(state.now - 1000).toBeLessThan(800 * 1.03);
  });

  it("waiting for a charge can be aborted", async () => {
    const { clock, highAfter } = fakeClock(0.01);
    const options = { timeoutMs: 60_000, signal: AbortSignal.abort() };
    expect(await waitUntilHigh(highAfter(1e9), clock, 1000, options)).toBeUndefined();
  });
});
