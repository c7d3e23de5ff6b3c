import { describe, expect, it } from "vitest";
import { parametersOf, segment } from "@/app/admin/segment";
import { placeOf, roundedDegrees } from "@/components/admin/form/place";
import { exampleFile, importFields } from "@/components/admin/import/example";
import { filtered, isNarrowed } from "@/components/admin/list/narrow";
import { counted, withArticle } from "@/components/admin/words";

describe("words", () => {
  it("counted records have a singular and a plural", () => {
    expect(counted({ value: 10_000, isMore: true }, "station", "stations")).toBe("10,000+ stations");
    expect(counted({ value: 1, isMore: false }, "station", "stations")).toBe("1 station");
    expect(counted({ value: 1, isMore: true }, "station", "stations")).toBe("1+ stations");
    expect(withArticle("user")).toBe("a user");
    expect(withArticle("entry")).toBe("an entry");
  });
});

describe("a typed place", () => {
  it("typed coordinates are a place once both are valid degrees", () => {
    expect(placeOf("30.733315", "75.779418")).toEqual([30.733315, 75.779418]);
    expect(placeOf("91", "0")).toBeUndefined();
    expect(placeOf("", "0")).toBeUndefined();
    expect(placeOf("1e1", "0")).toBeUndefined();
    expect(roundedDegrees(-0.12345678)).toBe("-0.123457");
  });
});

describe("a narrowed list", () => {
  it("a newly filtered list begins at its first page", () => {
    const query = { model: "station", after: "x", filters: { a: "1" } };
    expect(filtered(query, "b", "2")).toEqual({ model: "station", filters: { a: "1", b: "2" } });
    expect(filtered(query, "a", undefined)).toEqual({ model: "station", filters: {} });
    expect(isNarrowed({ model: "station", order: "name" })).toBe(false);
    expect(isNarrowed(query)).toBe(true);
  });
});

describe("the example of a file", () => {
  it("an example file has a cell for each importable column", () => {
    const field = { label: "", required: true, readOnly: false } as const;
    const fields = importFields([
      { ...field, name: "time", kind: "time" },
      { ...field, name: "lat", kind: "number", min: -90, max: 90 },
      { ...field, name: "tags", kind: "choices" },
      { ...field, name: "id", kind: "integer", readOnly: true },
    ]);
    expect(exampleFile(fields)).toBe("time,lat\n2026-11-22T14:00:00Z,22.5");
  });
});

describe("parts of an address", () => {
  it("parts of an address are unescaped once, and malformed escapes are kept", () => {
    expect(segment("3~2014-03-04T08%253A31")).toBe("3~2014-03-04T08%3A31");
    expect(segment("100%")).toBe("100%");
    expect(parametersOf({ q: ["a", "b"], o: undefined }).toString()).toBe("q=b");
  });
});
