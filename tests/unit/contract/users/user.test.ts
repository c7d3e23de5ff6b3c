import fc from "fast-check";
import { expect, it } from "vitest";
import { newUserSchema } from "@/lib/contract/users/user";

it("a user name has no colon, which ends it in Basic logins, nor a space or a NUL", () => {
  const name = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(name, (username) => {
      const result = newUserSchema.safeParse({ username, password: "correct horse" });
      if (result.success) expect(result.data.username).toMatch(/^[^\s:\0]+$/u);
    }),
    { numRuns: 1000 },
  );
});
