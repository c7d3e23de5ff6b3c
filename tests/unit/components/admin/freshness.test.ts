import { expect, it } from "vitest";
import { isFromBefore, noteChange } from "@/components/admin/freshness";

it("tells what was seen before a change from what is new", () => {
  const answer = {};
  expect(isFromBefore(answer)).toBe(false);
  expect(isFromBefore(answer)).toBe(false);
  noteChange();
  expect(isFromBefore(answer)).toBe(true);
  expect(isFromBefore({})).toBe(false);
});
