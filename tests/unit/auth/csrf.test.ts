import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkToken, csrfToken, isToken, visitorToken } from "@/lib/auth/csrf";

const SECRET = "a secret of the server";
const refusal = (message: string) => expect.objectContaining({ name: "AppError", code: "forbidden", message });

describe("a CSRF token", () => {
  it("a CSRF token is valid for its own session only", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (own, other) => {
        fc.pre(own !== other);
        const token = csrfToken(SECRET, own);
        expect(isToken(token)).toBe(true);
        expect(() => checkToken(csrfToken(SECRET, own), token)).not.toThrow();
        const incorrect = refusal("CSRF Failed: CSRF token incorrect.");
        expect(() => checkToken(csrfToken(SECRET, other), token)).toThrow(incorrect);
        expect(() => checkToken(csrfToken("another secret", own), token)).toThrow(incorrect);
      }),
    );
  });

  it("every visitor without a session gets a different CSRF token", () => {
    const tokens = Array.from({ length: 100 }, visitorToken);
    expect(tokens.every(isToken)).toBe(true);
    expect(new Set(tokens).size).toBe(100);
  });

  it("a missing or wrong CSRF token is refused", () => {
    const expected = csrfToken(SECRET, "s");
    for (const missing of [undefined, null, ""]) {
      expect(() => checkToken(expected, missing)).toThrow(refusal("CSRF Failed: CSRF token missing."));
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), (token) => {
        expect(() => checkToken(expected, token)).toThrow(refusal("CSRF Failed: CSRF token incorrect."));
      }),
    );
  });
});
