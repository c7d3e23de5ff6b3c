import fc from "fast-check";
import { expect, it } from "vitest";
import { listQuerySchema } from "@/lib/contract/admin/admin";
import { exportHref, listHref, readListQuery } from "@/lib/contract/admin/query";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((value) => !value.includes("\0"));
const query = fc.record({
  model: fc.constant("sensor-data"),
  search: text,
  order: fc.constantFrom("", "name.-lat"),
  filters: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{7,12}$/), text),
  date: fc.constantFrom(undefined, "2026", "2026-11", "2026-11-22"),
  after: fc.option(text, { nil: undefined }),
  before: fc.option(text, { nil: undefined }),
  last: fc.boolean(),
});

it("a list query survives the round trip through its address", () => {
  fc.assert(
    fc.property(query, (given) => {
      const url = new URL(listHref(given), "http://localhost");
      expect(url.pathname).toBe("/admin/sensor-data/");
      const read = listQuerySchema.parse(readListQuery("sensor-data", url.searchParams));
      expect(read).toEqual(listQuerySchema.parse(given));
    }),
  );
});

it("the list's own parameters are not read as filters", () => {
  expect(listHref({ model: "station", filters: { q: "x", after: "y", owner: "3" } })).toBe("/admin/station/?owner=3");
});

it("defaults are left out of the address", () => {
  expect(listHref({ model: "station" })).toBe("/admin/station/");
  expect(readListQuery("station", new URLSearchParams("q=&owner="))).toMatchObject({ search: undefined, filters: {} });
  expect(exportHref({ model: "station", search: "a b", after: "x", last: true })).toBe("/admin/station/export/?q=a+b");
});
