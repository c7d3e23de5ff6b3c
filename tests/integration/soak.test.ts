import { expect, it } from "vitest";
import { growth, soak } from "../faults/soak/soak";

const ROUNDS = 10;
const WARM_UP = 2;
/**
 * Scaled from twenty minutes. A thousand requests lie between the first and the last round that count, so a leak of 5 kB
 * per request is detected.
 */
const MAX_GROWTH = 0.05;

/** A short version of `npm run faults -- soak`. */
it("a server under a load of every kind answers all of it, and its heap does not grow", async () => {
  const { counts, watchedBytes, memories } = await soak({
    dialect: "sqlite",
    rounds: ROUNDS,
    each: { pieces: 200 },
    share: 1,
    seed: 1,
  });
  const { 200: good = 0, 201: stored = 0, 400: refused = 0, 404: absent = 0, mqtt = 0, ...others } = counts;
  expect(others).toEqual({});
  for (const count of [good, stored, refused, absent, mqtt, watchedBytes]) expect(count).toBeGreaterThan(0);
  expect(growth(memories, WARM_UP)).toBeLessThan(MAX_GROWTH);
});
