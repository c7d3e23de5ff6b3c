import { describe, expect, it } from "vitest";
import { alsoSortedBy, notSortedBy, orderOf, orderText, sortedBy } from "@/components/admin/list/order";
import type { Column } from "@/lib/contract/admin/admin";

const column = (name: string, rank?: number, isDescending?: boolean): Column => ({
  name,
  label: name,
  kind: "text",
  isSortable: true,
  rank,
  isDescending,
});

const order = orderOf([column("lat", 2, true), column("lon"), column("name", 1)]);

describe("sorting by headings", () => {
  it("the order of the columns is read from the address", () => {
    expect(orderText(order)).toBe("name.-lat");
  });

  it("a click on a heading sorts by it, and reverses the order if it was the first", () => {
    expect(orderText(sortedBy(order, "lon"))).toBe("lon");
    expect(orderText(sortedBy(order, "lat"))).toBe("lat");
    expect(orderText(sortedBy(order, "name"))).toBe("-name");
    expect(orderText(sortedBy(sortedBy(order, "name"), "name"))).toBe("name");
  });

  it("headings can sort by several columns", () => {
    expect(orderText(alsoSortedBy(order, "lon"))).toBe("name.-lat.lon");
    expect(orderText(alsoSortedBy(order, "lat"))).toBe("name.lat");
    expect(orderText(notSortedBy(order, "name"))).toBe("-lat");
  });
});
