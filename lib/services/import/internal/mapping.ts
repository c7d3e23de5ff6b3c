import { z } from "zod";
import { AppError } from "../../../errors";
import { isTimeZone } from "../../../weather/time/days";

const columnsSchema = z.record(z.string(), z.string());

/** How to read a foreign file: its columns by name, each with a target and unit (see target.ts). */
export const mappingSchema = z.strictObject({
  /** Without it, each column is named like its target. */
  readings: columnsSchema.optional(),
  stations: columnsSchema.optional(),
  /** Texts that mean "no value", besides an empty cell. */
  null: z.array(z.string()).default([]),
  /** Between the cells of the readings file. */
  separator: z
    .string()
    .regex(/^[^\r\n"]$/u, { error: "A separator is one character other than a quote or line break." })
    .default(","),
  /** The IANA time zone of times without an offset. */
  timeZone: z.string().refine(isTimeZone, { error: "There is no time zone of this name." }).optional(),
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
): Column<Target>[] {
  const wanted = mapping ?? Object.fromEntries(header.map((name) => [name, name]));
  const count = mapping ? Object.keys(mapping).length : header.length;
  if (count > MAX_COLUMNS) throw new AppError("invalid", `No more than ${MAX_COLUMNS} columns of a file can be read.`);
  const columns = Object.entries(wanted).map(([name, text]) => ({
    index: indexOf(header, name),
    name,
    target: parseTarget(name, text),
  }));
  const byTarget = new Map<string, string>();
  for (const { name, target } of columns) {
    const same = withoutUnit(target);
    const other = byTarget.get(same);
    if (other !== undefined)
      throw new AppError("invalid", `The columns "${other}" and "${name}" have the same target.`);
    byTarget.set(same, name);
  }
  return columns;
}

function withoutUnit(target: unknown): string {
  return JSON.stringify(target, (key, value) => (key === "unit" || key === "tenths" ? undefined : value));
}

/** Characters of the file's column names in a message. */
const MAX_LISTED = 1000;

function indexOf(header: readonly string[], name: string): number {
  const index = header.indexOf(name);
  if (index === -1)
    throw new AppError(
      "invalid",
      `The file has no column "${name}". It has: ${header.join(", ").slice(0, MAX_LISTED)}.`,
    );
  if (header.lastIndexOf(name) !== index)
    throw new AppError("invalid", `The column "${name}" occurs twice in the file.`);
  return index;
}
