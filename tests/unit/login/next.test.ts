import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeNext } from "@/lib/login/next";

const SITE = "https://weather.example";

describe("where a login goes on to", () => {
  it.each(["/", "/station/", "/station/?page=2&search=a%20b", "/stations/4#chart", "/a/b/../c"])(
    "a login may redirect to %s",
    (next) => {
      expect(new URL(safeNext(next), SITE).href).toBe(new URL(next, SITE).href);
    },
  );

  it.each([
    "",
    "station/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a\r\nSet-Cookie: a=b",
    `/${"a".repeat(2000)}`,
  ])("a login never redirects to %j", (next) => {
    expect(safeNext(next)).toBe("/");
  });

  it("a login redirects to the start page by default", () => {
    for (const next of [null, undefined, 3, {}, ["/a"]]) expect(safeNext(next, "/home")).toBe("/home");
  });

  it("any login redirect stays on this site and fits into a header", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom("/", "\\", ".", "..", "//", ":", "@", "\t", "\n", "%2f", "%5c", "evil.example"),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(
        pieces.map((parts) => parts.join("")),
        fc.boolean(),
        (text, rooted) => {
          const next = safeNext(rooted ? `/${text}` : text);
          expect(new URL(next, SITE).origin).toBe(SITE);
          expect(next).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
          expect(new Headers({ Location: next }).get("location")).toBe(next);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
