import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { negotiate, prefersPage, type Renderer } from "@/lib/http/negotiate";

const FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8";

/** What a resource offers. */
const BOTH = ["json", "html"] as const;
const json = (indent: number) => ({ renderer: "json", indent });

const NOT_ACCEPTABLE = expect.objectContaining({
  code: "not_acceptable",
  message: "Could not satisfy the request Accept header.",
});

describe("negotiation by the Accept header", () => {
  it.each([
    [null, 0],
    ["", 0],
    ["*/*", 0],
    ["application/json", 0],
    ["application/*", 0],
    ["APPLICATION/JSON", 0],
    ["application/json; indent=4", 4],
    ["application/json;indent=4", 4],
    ["application/json ; indent = 4", 4],
    ["application/json; charset=utf-8; indent=2", 2],
    ["application/json; indent=8", 8],
    ["application/json; indent=9", 8],
    ["application/json; indent=-1", 0],
    ["application/json; indent=abc", 0],
    ["application/json; indent=", 0],
    ["text/plain, application/json; indent=4", 4],
    ["application/json; indent=4; q=0.1", 4],
    ["*/*, application/json; indent=4", 4],
    ["application/*; indent=2, application/json; indent=4", 4],
    ["text/html;q=0.5, application/json;q=0.6", 0],
  ])("Accept %j is answered in JSON, indented by %i", (accept, indent) => {
    expect(negotiate(accept, undefined, BOTH)).toEqual(json(indent));
  });

  it.each([FIREFOX, CHROME, "text/html", "text/*", "application/json;q=0.5, text/html", "application/json; q=0, */*"])(
    "Accept %j is answered with a page",
    (accept) => {
      expect(negotiate(accept, undefined, BOTH).renderer).toBe("html");
    },
  );

  it("a browser gets another format where there is no page", () => {
    for (const accept of [FIREFOX, CHROME]) expect(negotiate(accept, undefined, ["json"])).toEqual(json(0));
  });

  it("CSV is recognized where it is offered", () => {
    expect(negotiate("text/csv", undefined, ["json", "csv"]).renderer).toBe("csv");
    expect(negotiate("*/*", undefined, ["json", "csv"]).renderer).toBe("json");
    expect(() => negotiate("text/csv", undefined, BOTH)).toThrow(NOT_ACCEPTABLE);
  });

  it.each([
    "text/plain",
    "application/xml",
    "image/*",
    "json",
    "application/json; q=0",
    "*/*; q=0",
    "application/json; q=x",
  ])("Accept %j is refused", (accept) => {
    expect(() => negotiate(accept, undefined, BOTH)).toThrow(NOT_ACCEPTABLE);
  });
});

describe("negotiation by ?format=", () => {
  it.each<[string, Renderer]>([
    ["json", "json"],
    ["api", "html"],
  ])("?format=%s gives %s, whatever the Accept header", (format, renderer) => {
    for (const accept of [null, FIREFOX, "application/json", "text/csv", "nonsense"]) {
      expect(negotiate(accept, format, BOTH).renderer).toBe(renderer);
    }
  });

  it("?format= keeps the indent of the Accept header", () => {
    expect(negotiate("application/json; indent=2", "json", BOTH)).toEqual(json(2));
  });

  it.each(["xml", "html", "", "JSON", "csv", "__proto__", "constructor"])("?format=%j is not found", (format) => {
    expect(() => negotiate(null, format, BOTH)).toThrow(expect.objectContaining({ code: "not_found" }));
  });
});

describe("negotiation of anything", () => {
  const type = fc.constantFrom("application/json", "text/html", "text/csv", "application/*", "text/*", "*/*", "x/y");
  const range = fc
    .tuple(type, fc.option(fc.double({ min: -1, max: 2 })), fc.option(fc.integer({ min: -10, max: 20 })))
    .map(([name, q, indent]) => `${name}${q === null ? "" : `;q=${q}`}${indent === null ? "" : `; indent=${indent}`}`);
  const accept = fc.oneof(
    fc.string(),
    fc.array(range).map((ranges) => ranges.join(", ")),
    fc.string().map((text) => `application/json; indent=${text}`),
  );
  const offers = fc.subarray<Renderer>(["json", "html", "csv"], { minLength: 1 });
  const format = fc.option(fc.oneof(fc.constantFrom("json", "api", "csv"), fc.string()), { nil: undefined });

  it("any Accept header gives an offered format with a small indent, or is refused", () => {
    fc.assert(
      fc.property(accept, format, offers, (header, asked, offered) => {
        try {
          const { renderer, indent } = negotiate(header, asked, offered);
          expect(offered).toContain(renderer);
          expect([0, 1, 2, 3, 4, 5, 6, 7, 8]).toContain(indent);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(["not_acceptable", "not_found"]).toContain((error as AppError).code);
        }
      }),
    );
  });

  it("a page is preferred equally by the server and by resources", () => {
    fc.assert(
      fc.property(accept, (header) => {
        let renderer: Renderer | undefined;
        try {
          ({ renderer } = negotiate(header, undefined, BOTH));
        } catch {}
        expect(prefersPage(header)).toBe(renderer === "html");
      }),
    );
  });
});
