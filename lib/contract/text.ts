import { z } from "zod";

/** Exceptions among the characters that can rewrite a terminal or a log (C0, DEL, C1); NUL has its own message. */
const HARMLESS = /[\t\n\r\0]/g;
/** Overrides, embeddings and isolates, which change the order in which the text after them is displayed. */
const BIDI = /[\u202A-\u202E\u2066-\u2069]/;
const LINE_END = /[\t\n\r\u2028\u2029]/;
/** A visible character: neither white space nor without width. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/**
 * Text typed by people, in one form (NFC). NUL is refused because SQLite's driver would end the text there, lone
 * surrogates because no database stores them, and characters that make text look different from what it is.
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

/** Text of one line, such as a name, trimmed. */
export function lineSchema(params?: Parameters<typeof z.string>[0]) {
  return textSchema(params)
    .trim()
    .refine((text) => !LINE_END.test(text), { error: "Tabs and line ends are not allowed." })
    .refine((text) => text === "" || VISIBLE.test(text), { error: "This field may not be blank." });
}

/**
 * Never shown as is: control characters, line ends, characters without width or that change the text direction, lone
 * surrogates.
 */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Untrusted text for logs: in one line, truncated to `most` characters. */
export function shownLine(text: string, most: number): string {
  return text.slice(0, most).normalize("NFC").slice(0, most).replaceAll(UNSEEN, "\uFFFD");
}
