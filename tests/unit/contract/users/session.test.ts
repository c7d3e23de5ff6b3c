import { describe, expect, it } from "vitest";
import { clientSchema } from "@/lib/contract/users/session";

describe("what a session keeps of its client", () => {
  const kept = (userAgent: string) => clientSchema.parse({ address: "192.0.2.1", userAgent }).userAgent;

  it("a session stores the client's User-Agent unchanged, truncated if it is long", () => {
    expect(kept(" curl/8.5.0 ")).toBe("curl/8.5.0");
    expect(kept("x".repeat(10_000))).toBe("x".repeat(300));
  });

  it.each(["\u001b[31m", "a\tb", "a\u0085b", "a\0b"])(
    "a User-Agent that is not a plain line is not stored: %j",
    (userAgent) => {
      expect(kept(userAgent)).toBe("");
    },
  );

  it("a session bounds the client's address, which a proxy can choose freely", () => {
    expect(clientSchema.parse({ address: "x".repeat(10_000), userAgent: "" }).address).toHaveLength(64);
  });
});
