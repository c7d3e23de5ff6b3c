import type { z } from "zod";
import { AppError, type FieldErrors } from "../errors";

/** Parses a verb's input; throws AppError("invalid") with the messages by field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError("invalid", "The input is not valid.", fieldErrors(result.error));
}

/** Limits on messages per input and on characters of a field's name: a hostile input has thousands of both. */
const MAX_MESSAGES = 10;
const MAX_NAME = 100;
const WHOLE = "non_field_errors";

/** The first of Zod's issues as messages by field; those about the whole input are under `non_field_errors`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  // A Map while collecting: a client may name a field `constructor` or `__proto__`.
  const fields = new Map<string, string[]>();
  const add = (name: string, message: string) => fields.set(name, [...(fields.get(name) ?? []), message]);
  for (const issue of error.issues.slice(0, MAX_MESSAGES)) {
    const name = issue.path.length === 0 ? (unknownKey(issue) ?? WHOLE) : issue.path.join(".");
    add(name.slice(0, MAX_NAME), issue.message);
  }
  const more = error.issues.length - MAX_MESSAGES;
  if (more > 0) add(WHOLE, `And ${more} more.`);
  return Object.fromEntries(fields);
}

function unknownKey(issue: z.core.$ZodIssue): string | undefined {
  return issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
}
