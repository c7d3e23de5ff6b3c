import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { negotiateJson } from "@/lib/rest/negotiate";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

describe("negotiation", () => {
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
    [BROWSER, 0],
  ])("answers %j in JSON, indented by %i", (accept, indent) => {
    expect(negotiateJson(accept)).toEqual({ indent });
  });

  it("lets the range decide that names JSON most closely, wherever it stands", () => {
    expect(negotiateJson("*/*, application/json; indent=4")).toEqual({ indent: 4 });
    expect(negotiateJson("application/*; indent=2, application/json; indent=4")).toEqual({ indent: 4 });
  });

  it("prefers what the client prefers", () => {
    expect(negotiateJson("application/json; indent=2; q=0.5, application/json; indent=4; q=0.9")).toEqual({
      indent: 4,
    });
  });

  it.each([
    "text/html",
    "text/plain",
    "application/xml",
    "image/*",
    "json",
    "application/json; q=0",
    "*/*; q=0",
    "application/json; q=x",
  ])("refuses %j", (accept) => {
    expect(() => negotiateJson(accept)).toThrow(
      expect.objectContaining({ code: "not_acceptable", message: "Could not satisfy the request Accept header." }),
    );
  });

  it("has an answer or that refusal for anything, and a small indent", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `application/json; indent=${s}`),
        ),
        (accept) => {
          try {
            const { indent } = negotiateJson(accept);
            expect([0, 1, 2, 3, 4, 5, 6, 7, 8]).toContain(indent);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
    );
  });
});
