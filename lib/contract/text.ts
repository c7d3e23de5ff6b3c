import { z } from "zod";

/**
 * Text as people write it. A NUL is refused: SQLite's driver would end the text there. So is half a character (a lone
 * surrogate), which no database keeps.
 */
export function textSchema(params?: Parameters<typeof z.string>[0]) {
  return z
    .string(params)
    .refine((text) => !text.includes("\0"), { error: "Null characters are not allowed." })
    .refine((text) => !/\p{Surrogate}/u.test(text), { error: "Surrogate characters are not allowed." });
}
