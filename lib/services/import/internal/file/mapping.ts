import { z } from "zod";
import { AppError } from "../../../../errors";
import { ENCODINGS } from "../../../../table/encoding";
import { columnIndex, MAX_HEADER_LINES } from "../../../../table/header";
import { parseDateFormat } from "../../../../table/time/pattern";
import { parseZone } from "../../../../table/zone";

const SEPARATORS: Record<string, string> = {
  tab: "\t",
  "\\t": "\t",
  blank: " ",
  blanks: " ",
  semicolon: ";",
  comma: ",",
};

const columnsSchema = z.record(z.string(), z.string());

/** How to read a foreign file: its columns by name, each with a target and unit (see target.ts). */
export const mappingSchema = z.strictObject({
  /** Without it, each column is named like its target. */
  readings: columnsSchema.optional(),
  stations: columnsSchema.optional(),
  /** For a table with a line for each value: the target of each sensor. */
  sensors: columnsSchema.optional(),
  /** Leave out columns of the readings that the file lacks, except those of the time. */
  skipMissing: z.boolean().default(false),
  /** Texts that mean "no value", besides an empty cell. */
  null: z.array(z.string()).default([]),
  /** Between the cells; found out if absent. */
  separator: z
    .string()
    .transform((text) => SEPARATORS[text.toLowerCase()] ?? text)
    .pipe(z.string().regex(/^[^\r\n"]$/u, { error: "A separator is one character other than a quote or line break." }))
    .optional(),
  /** The sign before a fraction; found out if absent. */
  decimal: z.enum([".", ","], { error: "The decimal sign is a point or a comma." }).optional(),
  /** Found out if absent. */
  encoding: z.enum(ENCODINGS, { error: `An encoding is one of ${ENCODINGS.join(", ")}.` }).optional(),
  /** The names of the columns, for a file without a header. */
  columns: z.array(z.string().min(1)).min(1).optional(),
  /** The line that names the columns, if it is not found. */
  headerLine: z.int().min(1).max(MAX_HEADER_LINES).optional(),
  /** See table/time/pattern.ts; found out if absent. */
  dateFormat: z
    .string()
    .refine((text) => parseDateFormat(text) !== undefined, {
      error: "Use day-first, month-first, serial, epoch, or a pattern like DD/MM/YYYY HH:mm.",
    })
    .optional(),
  /** The time zone of times without an offset: an IANA name, or a fixed offset such as -04:00. */
  timeZone: z
    .string()
    .transform((text) => parseZone(text) ?? "")
    .pipe(z.string().min(1, { error: "There is no time zone of this name." }))
    .optional(),
  /**
   * The rain of a line fell in this many minutes after its time, as in files that name hours by their start. Here, rain
   * precedes its time.
   */
  rainMinutesAhead: z.int().min(1).max(1440).optional(),
});
export type Mapping = z.output<typeof mappingSchema>;

/** A column of the file, by its index in a line. */
export interface Column<Target> {
  index: number;
  /** Of a cell with several values, separated by commas: which of them, from 0. */
  part?: number;
  name: string;
  target: Target;
}

/** Above the number of metrics with their statistics, plus channels. */
const MAX_COLUMNS = 500;

/**
 * Applies a mapping to the file's columns. With a mapping, columns without a target are skipped; without one they are
 * refused, since a misspelt metric would go unnoticed.
 * @throws AppError invalid when a column is missing, occurs twice, or shares its target with another
 */
export function mapColumns<Target>(
  header: readonly string[],
  mapping: Record<string, string> | undefined,
  parseTarget: (column: string, text: string) => Target,
  { skipMissing = false }: { skipMissing?: boolean } = {},
): Column<Target>[] {
  const all = mapping ?? Object.fromEntries(header.map((name) => [name, name]));
  const wanted = skipMissing ? presentIn(header, all) : all;
  const count = mapping ? Object.keys(mapping).length : header.length;
  if (count > MAX_COLUMNS) throw new AppError("invalid", `No more than ${MAX_COLUMNS} columns of a file can be read.`);
  const columns = Object.entries(wanted).map(([name, text]) => ({
    ...placeOf(header, name),
    name,
    target: parseTarget(name, text),
  }));
  const byTarget = new Map<string, string>();
  for (const { name, target } of columns) {
    const same = withoutUnit(target);
    if (same === SEVERAL) continue;
    const other = byTarget.get(same);
    if (other !== undefined)
      throw new AppError("invalid", `The columns "${other}" and "${name}" have the same target.`);
    byTarget.set(same, name);
  }
  return columns;
}

/** The columns of a mapping that the file has, and those that it must have. */
function presentIn(header: readonly string[], columns: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).filter(([name, target]) => hasColumn(header, name) || isRequired(target)),
  );
}

/** Whether a file has a column, or one of which it is a value. */
export function hasColumn(header: readonly string[], name: string): boolean {
  return columnIndex(header, name) !== -1 || columnIndex(header, name.replace(/\.\d{1,2}$/, "")) !== -1;
}

/** Whether lines cannot be read without a column of this target. */
export function isRequired(target: string): boolean {
  return /^(time|date|sensor|value)\b/.test(target);
}

/** A date and a time of day may be in columns of their own. */
const SEVERAL = JSON.stringify({ kind: "time" });

function withoutUnit(target: unknown): string {
  return JSON.stringify(target, (key, value) => (key === "unit" || key === "tenths" ? undefined : value));
}

/** Characters of the file's column names in a message. */
const MAX_LISTED = 1000;

/** The place of a column, or of one value of a cell: `WND.4` is the fourth value of `WND`. */
function placeOf(header: readonly string[], name: string): { index: number; part?: number } {
  const index = columnIndex(header, name);
  if (index === -1) {
    const [, whole = "", part = ""] = /^(.+)\.(\d{1,2})$/.exec(name) ?? [];
    const ofWhole = whole === "" ? -1 : columnIndex(header, whole);
    if (ofWhole !== -1) return { index: ofWhole, part: Number(part) - 1 };
    throw new AppError(
      "invalid",
      `The file has no column "${name}". It has: ${header.join(", ").slice(0, MAX_LISTED)}.`,
    );
  }
  if (header.lastIndexOf(name) > index) throw new AppError("invalid", `The column "${name}" occurs twice in the file.`);
  return { index };
}
