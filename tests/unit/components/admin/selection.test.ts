import { describe, expect, it } from "vitest";
import { NOTHING, selectionOf, tick, tickAll, tickPage } from "@/components/admin/list/selection";

const rows = ["1", "2", "3", "4"];
const query = { model: "station", search: "north", filters: { isPublic: "true" }, after: "x" };

describe("ticked rows", () => {
  it("rows are ticked and cleared one by one", () => {
    const one = tick(NOTHING, rows, "2", false);
    expect([...one.keys]).toEqual(["2"]);
    expect(tick(one, rows, "2", false).keys.size).toBe(0);
  });

  it("a range of rows is ticked in either direction", () => {
    expect([...tick(tick(NOTHING, rows, "4", false), rows, "2", true).keys].toSorted()).toEqual(["2", "3", "4"]);
    expect([...tick(NOTHING, rows, "3", true).keys]).toEqual(["3"]);
  });

  it("a page of rows is ticked as a whole or cleared", () => {
    const page = tickPage(tick(NOTHING, rows, "2", false), rows);
    expect(page.keys.size).toBe(4);
    expect(tickPage(page, rows)).toEqual(NOTHING);
  });

  it("all matching rows are selected until one of them is cleared", () => {
    const all = tickAll(rows);
    expect(selectionOf(all, query)).toEqual({
      all: { search: "north", filters: { isPublic: "true" }, date: undefined },
    });
    expect(selectionOf(tick(all, rows, "1", false), query)).toEqual({ keys: ["2", "3", "4"] });
  });
});
