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

  it("is read by its schema; other parameters, and empty ones, are not looked at", () => {
    expect(readQuery(at("?size=7&from=1393926310&name=a+b&page=x"), schema)).toEqual({
      size: 7,
      from: 1_393_926_310_000,
      name: "a b",
    });
    expect(readQuery(at("?size=&name=&from="), schema)).toEqual({});
  });

  it("takes the last of what is repeated", () => {
    expect(lastOf(at("?a=1&a=2"), "a")).toBe("2");
    expect(lastOf(at("?a=1"), "b")).toBeUndefined();
    expect(readQuery(at("?size=x&size=2"), schema)).toEqual({ size: 2 });
  });

  it.each(["1.5", "1e1", "0x1", " 1", "abc", "9999999999999999"])("refuses %j as a whole number", (size) => {
    expect(() => readQuery(at(`?size=${encodeURIComponent(size)}`), schema)).toThrow(
      expect.objectContaining({ code: "invalid", fields: { size: ["Enter a whole number."] } }),
    );
  });

  it.each(["0", "101", "-1"])("refuses %s, which is out of bounds", (size) => {
    expect(() => readQuery(at(`?size=${size}`), schema)).toThrow(
      expect.objectContaining({ code: "invalid", fields: { size: [expect.any(String)] } }),
    );
  });

  it("reads every whole number within bounds, and none beyond", () => {
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
  ])("reads the time %s", (text, time) => {
    expect(readQuery(at(`?from=${text}`), schema)).toEqual({ from: time });
  });

  it.each(["yesterday", "2014-03-04", "2014-03-04T09:45:10", "NaN"])("refuses %j as a time", (text) => {
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
  ])("is read from %j", (query, ordering) => {
    expect(readOrdering(at(query), fields)).toEqual(ordering);
  });

  it("never names another field", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { field } of readOrdering(at(`?ordering=${encodeURIComponent(text)}`), fields)) {
          expect(fields).toContain(field);
        }
      }),
    );
  });
});
