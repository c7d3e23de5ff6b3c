import { z } from "zod";
import { timeSchema } from "../contract/reading";

/** Plain decimal notation, as clients write numbers in strings: no hexadecimal, no Infinity, no empty string. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

type Refuse = (message: string) => never;

/** A field of the textbook API: any JSON value comes in, with Django REST framework's refusals, word for word. */
function field<Output>(read: (text: string, refuse: Refuse) => Output) {
  return z.unknown().transform((value, ctx): Output => {
    const refuse = (message: string): never => {
      ctx.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (value === undefined) return refuse("This field is required.");
    if (value === null) return refuse("This field may not be null.");
    if (typeof value !== "string" && typeof value !== "number") return refuse("Not a valid string.");
    const text = String(value).trim();
    if (text === "") return refuse("This field may not be blank.");
    if (text.includes("\0")) return refuse("Null characters are not allowed.");
    return read(text, refuse);
  });
}

/** Text of up to `most` characters, counted in code points. */
export function textField(most: number) {
  return field((text, refuse) =>
    [...text].length > most ? refuse(`Ensure this field has no more than ${most} characters.`) : text,
  );
}

/** A finite number between two bounds, as JSON number or as text. */
export function numberField({ min, max }: { min: number; max: number }) {
  return field((text, refuse) => {
    const number = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(number)) return refuse("A valid number is required.");
    if (number < min) return refuse(`Ensure this value is greater than or equal to ${min}.`);
    if (number > max) return refuse(`Ensure this value is less than or equal to ${max}.`);
    return number;
  });
}

/** A time in epoch seconds or ISO 8601 with an offset; comes out as epoch ms. */
export function timeField() {
  return field((text, refuse) => {
    const result = timeSchema.safeParse(NUMBER.test(text) ? Number(text) : text);
    return result.success ? result.data : refuse(result.error.issues[0]?.message ?? "Not a valid time.");
  });
}
