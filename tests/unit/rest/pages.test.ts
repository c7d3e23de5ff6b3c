import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageBody, readPage } from "@/lib/rest/pages";

const at = (query: string) => new URL(`http://station.example/station/${query}`);

describe("a page", () => {
  it.each([
    ["", 25, { number: 1, size: 10, skip: 0 }],
    ["?page=1", 25, { number: 1, size: 10, skip: 0 }],
    ["?page=3", 25, { number: 3, size: 10, skip: 20 }],
    ["?page=last", 25, { number: 3, size: 10, skip: 20 }],
    ["?page=last", 0, { number: 1, size: 10, skip: 0 }],
    ["?page=1", 0, { number: 1, size: 10, skip: 0 }],
    ["?page=9&page=2", 25, { number: 2, size: 10, skip: 10 }],
    ["?page_size=20&page=2", 25, { number: 2, size: 20, skip: 20 }],
    ["?page_size=3&page_size=20", 25, { number: 1, size: 20, skip: 0 }],
    ["?page_size=1000", 5000, { number: 1, size: 1000, skip: 0 }],
    ["?page_size=1001", 5000, { number: 1, size: 1000, skip: 0 }],
  ])("the page is read from %j of %i", (query, count, page) => {
    expect(readPage(at(query), count)).toEqual(page);
  });

  it.each(["0", "-1", "abc", "4", "", "1.5", "1e0", "0x1", "99999999999999999999", "LAST", "last ", "1;2"])(
    "the page %j is not found",
    (page) => {
      expect(() => readPage(at(`?page=${encodeURIComponent(page)}`), 25)).toThrow(
        expect.objectContaining({ code: "not_found", message: "Invalid page." }),
      );
    },
  );

  it.each(["0", "-5", "abc", "", "2.5", "NaN", "Infinity"])("the page size for %j is the default", (size) => {
    expect(readPage(at(`?page_size=${size}`), 25).size).toBe(10);
  });

  it("a page links to its neighbours, to the first without a number, and keeps the rest of the query", () => {
    const links = (query: string) => {
      const { next, previous } = pageBody(at(query), 25, readPage(at(query), 25), []);
      return [previous, next];
    };
    const base = "http://station.example/station/";
    expect(links("")).toEqual([null, `${base}?page=2`]);
    expect(links("?page=2")).toEqual([base, `${base}?page=3`]);
    expect(links("?page=last")).toEqual([`${base}?page=2`, null]);
    expect(links("?search=a+b&page=2&format=json")).toEqual([
      `${base}?search=a+b&format=json`,
      `${base}?search=a+b&page=3&format=json`,
    ]);
    expect(links("?page=1&page=2")).toEqual([base, `${base}?page=3`]);
  });

  it("a page has the total count", () => {
    expect(pageBody(at(""), 25, readPage(at(""), 25), ["a"])).toMatchObject({ count: 25, results: ["a"] });
  });

  it("following the links shows every record once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (count, size) => {
        const all = Array.from({ length: count }, (_, i) => i);
        const seen: number[] = [];
        const numbers: number[] = [];
        for (let url: URL | undefined = at(`?page_size=${size}`); url; ) {
          const page = readPage(url, count);
          const results = all.slice(page.skip, page.skip + page.size);
          const body: ReturnType<typeof pageBody> = pageBody(url, count, page, results);
          seen.push(...results);
          numbers.push(page.number);
          if (body.previous) expect(readPage(new URL(body.previous), count).number).toBe(page.number - 1);
          url = body.next === null ? undefined : new URL(body.next);
        }
        expect(seen).toEqual(all);
        expect(readPage(at(`?page_size=${size}&page=last`), count).number).toBe(numbers.at(-1));
      }),
    );
  });
});
