import { z } from "zod";
import { MODELS, type Model, type ModelField } from "../../../db/models";
import type { Cell } from "../../../db/queries/records/tables";

/*
 * A backup is gzip, inside it a line of JSON each: a header, then for every table its name and columns followed by its
 * rows as arrays, last a trailer with the number of rows and the SHA-256 of all that comes before it.
 */
export const FORMAT = "weather-station backup";
export const VERSION = 1;

/** The models that a backup holds. A session is of the server as it runs: what brings back old users brings back nobody's log-in. */
export const KEPT = MODELS.filter(({ name }) => name !== "Session");

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  /** ISO 8601. */
  created: z.string(),
  /** The names of all migrations that the database had. */
  migrations: z.array(z.string()),
});
export type Header = z.output<typeof headerSchema>;

export const tableSchema = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
  /** The number of the next row, for a table that numbers them. */
  next: z.int().positive().optional(),
});

export const trailerSchema = z.strictObject({
  rows: z.record(z.string(), z.int()),
  sha256: z.string(),
});

const FITS: Record<ModelField["type"], (value: unknown) => boolean> = {
  Int: Number.isSafeInteger,
  Float: Number.isFinite,
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  DateTime: Number.isSafeInteger,
  Json: (value) => typeof value === "string",
};

/** Is this a row of the model? By hand: there may be hundreds of millions. */
export function isRow({ fields }: Model, row: unknown): row is Cell[] {
  if (!Array.isArray(row) || row.length !== fields.length) return false;
  return fields.every(({ type, isRequired }, i) => {
    const value: unknown = row[i];
    return value === null ? !isRequired : FITS[type](value);
  });
}
