import fc from "fast-check";
import { expect, it } from "vitest";
import { backoff } from "@/lib/outbox/backoff";

const MINUTE = 60_000;

it("waits a minute first, twice as long after each failure, and an hour at most", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => backoff(attempts, 0) / MINUTE)).toEqual([
    1, 2, 4, 8, 16, 32, 60, 60, 60,
  ]);
});

it("chance takes a fifth off at most", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const full = backoff(attempts, 0);
      const delay = backoff(attempts, chance);
      expect(delay).toBeLessThanOrEqual(full);
      expect(delay).toBeGreaterThanOrEqual(0.8 * full - 1);
    }),
  );
});
