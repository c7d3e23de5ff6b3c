import { InvalidArgumentError } from "commander";
import { z } from "zod";

const schema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Parses a date (its beginning, UTC) or a time with an offset into epoch ms. */
export function timeArgument(text: string): number {
  const result = schema.safeParse(text);
  if (!result.success) throw new InvalidArgumentError("It must be like 2027-01-31 or 2027-01-31T18:00:00Z.");
  return Date.parse(result.data);
}
