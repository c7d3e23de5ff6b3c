import { expect, it } from "vitest";
import { isFromBefore, noteChange } from "@/components/admin/freshness";

it("data fetched before a change is distinguished from newer data", () => {
  const answer = {};
  expect(isFromBefore(answer)).toBe(false);
  expect(isFromBefore(answer)).toBe(false);
  noteChange();
  expect(isFromBefore(answer)).toBe(true);
  expect(isFromBefore({})).toBe(false);
});
