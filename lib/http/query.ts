import { z } from "zod";
import { isDecimal } from "../contract/decimal";
import { timeSchema } from "../contract/reading/reading";
import { parse } from "../services/parse";
import { lastOf } from "./origin";

export interface Ordering<Field extends string = string> {
  field: Field;
  descending: boolean;
}

/**
 * The parameters of the schema, parsed; others are ignored, and an empty one counts as missing.
 * @throws AppError invalid, with the messages by parameter
 */
export function readQuery<Query extends z.ZodObject>(url: URL, schema: Query): z.output<Query> {
  const given = Object.keys(schema.shape).map((name) => [name, lastOf(url, name)] as const);
  return parse(schema, Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== "")));
}

/** `?ordering=name,-lat`: the fields in their order of precedence; unknown ones are ignored. */
export function readOrdering<Field extends string>(url: URL, fields: readonly Field[]): Ordering<Field>[] {
  const asked = (lastOf(url, "ordering") ?? "").split(",").map((term) => term.trim());
  return asked.flatMap((term) => {
    const descending = term.startsWith("-");
    const field = fields.find((name) => name === (descending ? term.slice(1) : term));
    return field ? [{ field, descending }] : [];
  });
}

/** A whole number in a query. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, "Enter a whole number.")
    .transform(Number)
    .pipe(z.int().min(min).max(max));
}

/** A time in a query, as the contract parses times, as epoch ms. */
export function timeParameter(description: string) {
  return z
    .string()
    .transform((text) => (isDecimal(text) ? Number(text) : text))
    .pipe(timeSchema)
    .describe(description)
    .optional();
}
