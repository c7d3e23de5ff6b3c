import { z } from "zod";
import { MODELS, type Model, type ModelField } from "../../../db/models";
import type { Cell } from "../../../db/queries/records/tables";

/*
 * A backup is a gzip of JSON lines: a header; for every table its name and columns, followed by its
 * rows as arrays; last a trailer with the number of rows and the SHA-256 of everything before it.
 */
export const FORMAT = "weather-station backup";
export const VERSION = 1;

/**
 * The models that a backup contains. Left out are sessions, as restoring old users must not restore old logins, what
 * waits to be sent, which is out of date by then, what consoles sent last, and forecasts, which can be fetched again.
 */
const LEFT_OUT = new Set(["Session", "OutboxMessage", "ConsoleMessage", "Forecast"]);
export const KEPT = MODELS.filter(({ name }) => !LEFT_OUT.has(name));

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  /** ISO 8601. */
  created: z.string(),
  /** The names of all migrations that were applied to the database. */
  migrations: z.array(z.string()),
});
export type Header = z.output<typeof headerSchema>;

export const tableSchema = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
  /** The next id, for a table with autoincrement. */
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

/** Whether this is a row of the model. Checked by hand, without zod: there may be hundreds of millions. */
export function isRow({ fields }: Model, row: unknown): row is Cell[] {
  if (!Array.isArray(row) || row.length !== fields.length) return false;
  return fields.every(({ type, isRequired }, i) => {
    const value: unknown = row[i];
    return value === null ? !isRequired : FITS[type](value);
  });
}
