import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCsrf, csrfToken } from "@/lib/auth/csrf";

const SECRET = "a secret of the server";
const refusal = (message: string) => expect.objectContaining({ name: "AppError", code: "forbidden", message });

describe("a CSRF token", () => {
  it("is good for its own session, and no other", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (own, other) => {
        fc.pre(own !== other);
        const token = csrfToken(SECRET, own);
        expect(() => checkCsrf(SECRET, own, token)).not.toThrow();
        expect(() => checkCsrf(SECRET, other, token)).toThrow(refusal("CSRF Failed: CSRF token incorrect."));
        expect(() => checkCsrf("another secret", own, token)).toThrow(refusal("CSRF Failed: CSRF token incorrect."));
      }),
    );
  });

  it("is refused when there is none, or anything else", () => {
    for (const missing of [undefined, null, ""]) {
      expect(() => checkCsrf(SECRET, "s", missing)).toThrow(refusal("CSRF Failed: CSRF token missing."));
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), (token) => {
        expect(() => checkCsrf(SECRET, "s", token)).toThrow(refusal("CSRF Failed: CSRF token incorrect."));
      }),
    );
  });
});
