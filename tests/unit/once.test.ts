import { expect, it, vi } from "vitest";
import { forget, once } from "@/lib/once";

it("makes one instance, for every copy of the module in the process", async () => {
  const first = once("test", () => ({ made: 1 }));
  vi.resetModules();
  const copy = await import("@/lib/once");
  expect(copy.once).not.toBe(once);
  expect(copy.once("test", () => ({ made: 2 }))).toBe(first);
});

it("makes another once the first is forgotten", () => {
  const first = once("again", () => ({}));
  expect(forget("again")).toBe(first);
  expect(forget("again")).toBeUndefined();
  expect(once("again", () => ({}))).not.toBe(first);
});
