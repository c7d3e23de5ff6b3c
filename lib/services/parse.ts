import type { z } from "zod";
import { AppError, type FieldErrors } from "../errors";

/** Parses a verb's input; throws AppError("invalid") with the messages by field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError("invalid", "The input is not valid.", fieldErrors(result.error));
}

/** Zod's issues as messages by field; those of the whole stand under `non_field_errors`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  // No plain object while they are gathered: a client may call a field `constructor` or `__proto__`.
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const name = issue.path.length === 0 ? (unknownKey(issue) ?? "non_field_errors") : issue.path.join(".");
    fields.set(name, [...(fields.get(name) ?? []), issue.message]);
  }
  return Object.fromEntries(fields);
}

function unknownKey(issue: z.core.$ZodIssue): string | undefined {
  return issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
}
