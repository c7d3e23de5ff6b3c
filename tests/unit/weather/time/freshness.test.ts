import { describe, expect, it } from "vitest";
import { freshness, freshnessSince } from "../../../../lib/weather/time/freshness";

const NOW = Date.UTC(2026, 0, 2, 12);
const MINUTE = 60_000;

describe("freshness", () => {
  it.each([
    ["fresh", 0],
    ["fresh", 90],
    ["stale", 91],
    ["stale", 24 * 60],
    ["offline", 24 * 60 + 1],
    ["fresh", -5],
  ])("a station is %s after %i minutes", (expected, minutes) => {
    expect(freshness(NOW - minutes * MINUTE, NOW)).toBe(expected);
  });

  it("stations that never reported have the state never", () => {
    expect(freshness(null, NOW)).toBe("never");
  });

  it("the time at which a reading ceased to be current is known", () => {
    for (const state of ["stale", "offline"] as const) {
      const since = freshnessSince(NOW, state);
      expect(freshness(NOW, since)).not.toBe(state);
      expect(freshness(NOW, since + 1)).toBe(state);
    }
    expect(freshnessSince(NOW, "fresh")).toBe(NOW);
  });
});
