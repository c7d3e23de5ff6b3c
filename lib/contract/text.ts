import { z } from "zod";

/** Not among what rewrites a terminal or a log (C0, DEL, C1); a NUL has a message of its own. */
const HARMLESS = /[\t\n\r\0]/g;
/** Overrides, embeddings and isolates: what stands after one reads in another order than it is. */
const BIDI = /[\u202A-\u202E\u2066-\u2069]/;
const LINE_END = /[\t\n\r\u2028\u2029]/;
/** Something that can be seen: not blanks, and not what has no width. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/**
 * Text as people write it, in one form (NFC). A NUL is refused: SQLite's driver would end the text there. So is half a
 * character (a lone surrogate), which no database keeps, and what makes text look other than it is.
 */
export function textSchema(params?: Parameters<typeof z.string>[0]) {
  return z
    .string(params)
    .refine((text) => !text.includes("\0"), { error: "Null characters are not allowed." })
    .refine((text) => !/\p{Surrogate}/u.test(text), { error: "Surrogate characters are not allowed." })
    .refine((text) => !/\p{Cc}/u.test(text.replaceAll(HARMLESS, "")), { error: "Control characters are not allowed." })
    .refine((text) => !BIDI.test(text), { error: "Characters that change the direction of text are not allowed." })
    .normalize("NFC");
}

/** Text of one line, as a name, without blanks at its ends. */
export function lineSchema(params?: Parameters<typeof z.string>[0]) {
  return textSchema(params)
    .trim()
    .refine((text) => !LINE_END.test(text), { error: "Tabs and line ends are not allowed." })
    .refine((text) => text === "" || VISIBLE.test(text), { error: "This field may not be blank." });
}

/** What is never shown as it is: controls, line ends, what has no width or turns the direction of text, half characters. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Text that anybody may have sent, for logs and for those who read them: in one line, of so many characters at most. */
export function shownLine(text: string, most: number): string {
  return text.slice(0, most).normalize("NFC").slice(0, most).replaceAll(UNSEEN, "\uFFFD");
}
