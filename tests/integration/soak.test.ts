import { expect, it } from "vitest";
import { growth, soak } from "../faults/soak/soak";

const ROUNDS = 10;
const WARM_UP = 2;
/** As over twenty minutes. From the first rounds that count to the last are a thousand pieces of work: 5 kB of each is seen. */
const MAX_GROWTH = 0.05;

/** A small piece of `npm run faults -- soak`. */
it("A server under a load of every kind answers all of it, and its heap does not grow", async () => {
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
