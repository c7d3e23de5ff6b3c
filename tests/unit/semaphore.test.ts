import { describe, expect, it } from "vitest";
import { Semaphore } from "@/lib/semaphore";

/** Work that ends when the test says so. */
function jobs() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  return { work, ends, most: () => most };
}

describe("turns", () => {
  it("a semaphore admits a limited number at once, in order of arrival", async () => {
    const turns = new Semaphore(2, 10);
    const { work, ends, most } = jobs();
    const done: number[] = [];
    const all = [1, 2, 3, 4, 5].map((n) => turns.take(work).then(() => done.push(n)));
    while (done.length < 5) {
      await new Promise(setImmediate);
      ends.shift()?.();
    }
    await Promise.all(all);
    expect(done).toEqual([1, 2, 3, 4, 5]);
    expect(most()).toBe(2);
  });

  it("a semaphore is full when the maximum is waiting", async () => {
    const turns = new Semaphore(1, 1);
    const { work, ends } = jobs();
    expect(turns.isFull).toBe(false);
    const first = turns.take(work);
    expect(turns.isFull).toBe(false);
    const second = turns.take(work);
    expect(turns.isFull).toBe(true);
    ends.shift()?.();
    await first;
    expect(turns.isFull).toBe(false);
    await new Promise(setImmediate);
    ends.shift()?.();
    await second;
  });

  it("a slot is released when the work fails", async () => {
    const turns = new Semaphore(1, 10);
    await expect(turns.take(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await turns.take(async () => "yes")).toBe("yes");
  });
});
