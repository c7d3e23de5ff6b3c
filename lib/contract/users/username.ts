import { z } from "zod";

/** Scripts whose letters look like those of another of them: a Cyrillic а in "admin" is seen by nobody. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Django's words. */
export const USERNAME_TAKEN = "A user with that username already exists.";

const CHARACTERS = "Letters, digits and @ . + - _ only.";
/** Some letters and marks are drawn as nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

function scriptsOf(name: string): number {
  return ALIKE.filter((script) => script.test(name)).length;
}

/** Django's rule for user names, in one form (NFKC, as Django's) and one script. */
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
 * What two names have in common that differ in case or form alone: Unicode's full case folding of NFKC, as it comes out
 * of the letters' own cases. Only a dotless ı is an i here, as its capital is. At most twice as long as a name.
 */
export function usernameKey(name: string): string {
  // Taken apart, so that marks stand in one order; letter by letter, as a sigma has a small letter of its own at a word's end.
  const folded = Array.from(name.normalize("NFKD"), (letter) => letter.toLowerCase().toUpperCase().toLowerCase());
  return folded.join("").normalize("NFKC");
}
