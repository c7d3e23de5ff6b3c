import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lastOf } from "@/lib/http/origin";
import { readOrdering, readQuery, timeParameter, wholeNumber } from "@/lib/http/query";

const at = (query: string) => new URL(`http://station.example/station/${query}`);

describe("a query", () => {
  const schema = z.object({
    size: wholeNumber(1, 100).optional(),
    from: timeParameter("Since."),
    name: z.string().optional(),
  });

  it("a query is parsed by its schema, and other or empty parameters are ignored", () => {
    expect(readQuery(at("?size=7&from=1393926310&name=a+b&page=x"), schema)).toEqual({
      size: 7,
      from: 1_393_926_310_000,
      name: "a b",
    });
    expect(readQuery(at("?size=&name=&from="), schema)).toEqual({});
  });

  it("the last of repeated parameters counts", () => {
    expect(lastOf(at("?a=1&a=2"), "a")).toBe("2");
    expect(lastOf(at("?a=1"), "b")).toBeUndefined();
    expect(readQuery(at("?size=x&size=2"), schema)).toEqual({ size: 2 });
  });

  it.each(["1.5", "1e1", "0x1", " 1", "abc", "9999999999999999"])("%j is refused as a whole number", (size) => {
    expect(() => readQuery(at(`?size=${encodeURIComponent(size)}`), schema)).toThrow(
      expect.objectContaining({ code: "invalid", fields: { size: ["Enter a whole number."] } }),
    );
  });

  it.each(["0", "101", "-1"])("%s is refused as out of bounds", (size) => {
    expect(() => readQuery(at(`?size=${size}`), schema)).toThrow(
      expect.objectContaining({ code: "invalid", fields: { size: [expect.any(String)] } }),
    );
  });

  it("whole numbers are accepted exactly within their bounds", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (number) => {
        const read = () => readQuery(at(`?size=${number}`), schema);
        if (number >= 1 && number <= 100) expect(read()).toEqual({ size: number });
        else expect(read).toThrow();
      }),
    );
  });

  it.each([
    ["2014-03-04T09:45:10Z", 1_393_926_310_000],
    ["2014-03-04T15:15:10%2B05:30", 1_393_926_310_000],
    ["-1", -1000],
    ["1e9", 1_000_000_000_000],
    ["1393926310.5", 1_393_926_310_500],
    ["1393926310000", 1_393_926_310_000],
  ])("the time %s is accepted", (text, time) => {
    expect(readQuery(at(`?from=${text}`), schema)).toEqual({ from: time });
  });

  it.each(["yesterday", "2014-03-04", "2014-03-04T09:45:10", "NaN"])("%j is refused as a time", (text) => {
    expect(() => readQuery(at(`?from=${text}`), schema)).toThrow(
      expect.objectContaining({ code: "invalid", fields: { from: [expect.stringContaining("ISO 8601")] } }),
    );
  });
});

describe("an ordering", () => {
  const fields = ["id", "name", "lat"] as const;

  it.each([
    ["", []],
    ["?ordering=name", [{ field: "name", descending: false }]],
    ["?ordering=-name", [{ field: "name", descending: true }]],
    [
      "?ordering=-lat,%20name",
      [
        { field: "lat", descending: true },
        { field: "name", descending: false },
      ],
    ],
    ["?ordering=nonsense,-lat,--id,NAME", [{ field: "lat", descending: true }]],
    ["?ordering=id&ordering=lat", [{ field: "lat", descending: false }]],
  ])("an ordering is read from %j", (query, ordering) => {
    expect(readOrdering(at(query), fields)).toEqual(ordering);
  });

  it("an ordering names only permitted fields", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { field } of readOrdering(at(`?ordering=${encodeURIComponent(text)}`), fields)) {
          expect(fields).toContain(field);
        }
      }),
    );
  });
});
