import { expect, it, vi } from "vitest";
import { forget, processSingleton } from "@/lib/process-singleton";

it("makes one instance, for every copy of the module in the process", async () => {
  const first = processSingleton("test", () => ({ made: 1 }));
  vi.resetModules();
  const copy = await import("@/lib/process-singleton");
  expect(copy.processSingleton).not.toBe(processSingleton);
  expect(copy.processSingleton("test", () => ({ made: 2 }))).toBe(first);
});

it("makes another once the first is forgotten", () => {
  const first = processSingleton("again", () => ({}));
  expect(forget("again")).toBe(first);
  expect(forget("again")).toBeUndefined();
  expect(processSingleton("again", () => ({}))).not.toBe(first);
});
