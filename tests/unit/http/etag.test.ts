import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { etagOf, isKnown, precondition } from "@/lib/http/etag";

const TAG = '"a-tag"';
const ifNoneMatch = (tags: string) => new Headers({ "if-none-match": tags });
const ifMatch = (tags: string) => new Headers({ "if-match": tags });

describe("an ETag", () => {
  it("is the same for the same data, and no other's", () => {
    const data = fc.record({ url: fc.string(), values: fc.array(fc.jsonValue()) });
    fc.assert(
      fc.property(data, data, (one, other) => {
        expect(etagOf(structuredClone(one))).toBe(etagOf(one));
        expect(etagOf(one) === etagOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it("is text in quotes, as a header may have it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(etagOf(data)).toMatch(/^"[\w-]{22}"$/);
      }),
    );
  });
});

describe("If-None-Match", () => {
  it.each(["*", " * ", TAG, `W/${TAG}`, `"other", ${TAG}`, `"other",${TAG},"more"`])("%s is known", (tags) => {
    expect(isKnown(ifNoneMatch(tags), TAG)).toBe(true);
  });

  it.each(["", '"other"', "a-tag", '"a-tag', '"a-tag-2"', "**"])("%j is not", (tags) => {
    expect(isKnown(ifNoneMatch(tags), TAG)).toBe(false);
  });

  it("is not known to who does not say", () => {
    expect(isKnown(new Headers(), TAG)).toBe(false);
  });
});

describe("If-Match", () => {
  const check = (headers: Headers) => precondition(headers, (item: string) => item);

  it("asks for nothing unless a client says so", () => {
    expect(check(new Headers())).toBeUndefined();
  });

  it.each(["*", TAG, `"other", ${TAG}`])("%s lets the change be", (tags) => {
    expect(() => check(ifMatch(tags))?.(TAG)).not.toThrow();
  });

  it.each(["", '"other"', "a-tag"])("%j refuses it", (tags) => {
    expect(() => check(ifMatch(tags))?.(TAG)).toThrow(expect.objectContaining({ code: "precondition_failed" }));
  });
});
