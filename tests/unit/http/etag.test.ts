import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { etagOf, isKnown, precondition } from "@/lib/http/etag";

const TAG = '"a-tag"';
const ifNoneMatch = (tags: string) => new Headers({ "if-none-match": tags });
const ifMatch = (tags: string) => new Headers({ "if-match": tags });

describe("an ETag", () => {
  it("equal data have the same ETag, and different data different ones", () => {
    const data = fc.record({ url: fc.string(), values: fc.array(fc.jsonValue()) });
    fc.assert(
      fc.property(data, data, (one, other) => {
        expect(etagOf(structuredClone(one))).toBe(etagOf(one));
        expect(etagOf(one) === etagOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it("an ETag is quoted, as in a header", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(etagOf(data)).toMatch(/^"[\w-]{22}"$/);
      }),
    );
  });
});

describe("If-None-Match", () => {
  it.each(["*", " * ", TAG, `W/${TAG}`, `"other", ${TAG}`, `"other",${TAG},"more"`])(
    "If-None-Match %s matches",
    (tags) => {
      expect(isKnown(ifNoneMatch(tags), TAG)).toBe(true);
    },
  );

  it.each(["", '"other"', "a-tag", '"a-tag', '"a-tag-2"', "**"])("If-None-Match %j does not match", (tags) => {
    expect(isKnown(ifNoneMatch(tags), TAG)).toBe(false);
  });

  it("a request without If-None-Match does not match", () => {
    expect(isKnown(new Headers(), TAG)).toBe(false);
  });
});

describe("If-Match", () => {
  const check = (headers: Headers) => precondition(headers, (item: string) => item);

  it("a request without If-Match has no precondition", () => {
    expect(check(new Headers())).toBeUndefined();
  });

  it.each(["*", TAG, `"other", ${TAG}`])("If-Match %s permits the change", (tags) => {
    expect(() => check(ifMatch(tags))?.(TAG)).not.toThrow();
  });

  it.each(["", '"other"', "a-tag"])("If-Match %j refuses the change", (tags) => {
    expect(() => check(ifMatch(tags))?.(TAG)).toThrow(expect.objectContaining({ code: "precondition_failed" }));
  });
});
