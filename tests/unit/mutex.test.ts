import { expect, it } from "vitest";
import { Mutex } from "@/lib/mutex";

it("a mutex admits one holder at a time, in order of arrival", async () => {
  const lock = new Mutex();
  const order: string[] = [];
  const visit = async (name: string) => {
    const release = await lock.acquire();
    order.push(`${name} in`);
    await new Promise(setImmediate);
    order.push(`${name} out`);
    release();
  };
  await Promise.all(["a", "b", "c"].map(visit));
  expect(order).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

it("a mutex is released after work that throws", async () => {
  const lock = new Mutex();
  const fault = new Error("no");
  const failing = lock.run(() => {
    throw fault;
  });
  await expect(failing).rejects.toBe(fault);
  expect(await lock.run(() => "next")).toBe("next");
});
