import { expect, it } from "vitest";
import { mapYielding, waitForTurn, yieldToEventLoop } from "@/lib/event-loop";

/** Keeps the event loop for as long as a turn may last, and longer. */
function work(): void {
  for (const begun = performance.now(); performance.now() - begun < 15; );
}

it("long work waits for its turn, first come, first served, and the wait is known", async () => {
  expect(await yieldToEventLoop()).toBeUndefined();
  work();
  const order: number[] = [];
  const waiting = [1, 2, 3].map(async (number) => {
    await yieldToEventLoop();
    order.push(number);
    work();
  });
  expect(order).toEqual([]);
  work();
  expect(waitForTurn()).toBeGreaterThan(0);
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3]);
  expect(waitForTurn()).toBe(0);
});

it("a single item never waits, however long other work has run", async () => {
  await yieldToEventLoop();
  work();
  const made: number[] = [];
  const several = mapYielding([1, 2, 3], (item) => item).then((items) => made.push(...items));
  const single = mapYielding([4], (item) => item).then((items) => made.push(...items));
  await Promise.all([several, single]);
  expect(made).toEqual([4, 1, 2, 3]);
});
