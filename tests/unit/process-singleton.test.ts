import { expect, it, vi } from "vitest";
import { forget, processSingleton } from "@/lib/process-singleton";

it("all copies of a module share one instance", async () => {
  const first = processSingleton("test", () => ({ made: 1 }));
  vi.resetModules();
  const copy = await import("@/lib/process-singleton");
  expect(copy.processSingleton).not.toBe(processSingleton);
  expect(copy.processSingleton("test", () => ({ made: 2 }))).toBe(first);
});

it("a new instance is made after the first is forgotten", () => {
  const first = processSingleton("again", () => ({}));
  expect(forget("again")).toBe(first);
  expect(forget("again")).toBeUndefined();
  expect(processSingleton("again", () => ({}))).not.toBe(first);
});
