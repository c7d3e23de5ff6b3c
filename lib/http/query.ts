import { z } from "zod";
import { isDecimal } from "../contract/decimal";
import { timeSchema } from "../contract/reading/reading";
import { parse } from "../services/parse";

export interface Ordering<Field extends string = string> {
  field: Field;
  descending: boolean;
}

/** Of a parameter that is repeated the last one stands. */
export function lastOf({ searchParams }: URL, name: string): string | undefined {
  return searchParams.getAll(name).at(-1);
}

/**
 * The parameters that the schema names, as it reads them; others are not looked at, and an empty one counts as not given.
 * @throws AppError invalid, with the messages by parameter
 */
export function readQuery<Query extends z.ZodObject>(url: URL, schema: Query): z.output<Query> {
  const given = Object.keys(schema.shape).map((name) => [name, lastOf(url, name)] as const);
  return parse(schema, Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== "")));
}

/** `?ordering=name,-lat`: by these fields, in this order; what is no field to order by is ignored. */
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

/** A time in a query, as the contract reads times; comes out as epoch ms. */
export function timeParameter(description: string) {
  return z
    .string()
    .transform((text) => (isDecimal(text) ? Number(text) : text))
    .pipe(timeSchema)
    .describe(description)
    .optional();
}
