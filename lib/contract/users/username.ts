import { z } from "zod";

/** Scripts with letters that look alike: a Cyrillic а in "admin" cannot be recognized. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Django's message. */
export const USERNAME_TAKEN = "A user with that username already exists.";

const CHARACTERS = "Letters, digits and @ . + - _ only.";
/** Some letters and marks are rendered as nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

function scriptsOf(name: string): number {
  return ALIKE.filter((script) => script.test(name)).length;
}

/** Django's rule for user names, normalized (NFKC, as in Django) and limited to one script. */
export const usernameSchema = z
  .string()
  .normalize("NFKC")
  .trim()
  .min(1, "This field may not be blank.")
  .max(150)
  .regex(/^[\p{L}\p{M}\p{N}_.@+-]+$/u, CHARACTERS)
  .refine((name) => !INVISIBLE.test(name), { error: CHARACTERS })
  .refine((name) => scriptsOf(name) < 2, { error: "Letters of one script only: others look like them." });

/**
 * The same for names that differ only in case or form: Unicode's full case folding of NFKC, computed from the letters'
 * own case mappings. The one difference: a dotless ı folds to i, as its capital does. At most twice as long as the
 * name.
 */
export function usernameKey(name: string): string {
  // Decomposed, so that marks have a canonical order; letter by letter, because a sigma at the end of a word has its
  // own lower case form.
  const folded = Array.from(name.normalize("NFKD"), (letter) => letter.toLowerCase().toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}
