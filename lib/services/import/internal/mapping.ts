import { z } from "zod";
import { AppError } from "../../../errors";
import { isTimeZone } from "../../../weather/time/days";

const columnsSchema = z.record(z.string(), z.string());

/** How a foreign file is to be read: its columns by name, each with its target and unit (see target.ts). */
export const mappingSchema = z.strictObject({
  /** Without it, each column is named like its target. */
  readings: columnsSchema.optional(),
  stations: columnsSchema.optional(),
  /** What stands for "no value", beside nothing at all. */
  null: z.array(z.string()).default([]),
  /** Between the cells of the readings. */
  separator: z
    .string()
    .regex(/^[^\r\n"]$/u, { error: "A separator is one character, and no quote or end of a line." })
    .default(","),
  /** IANA name of the zone of times without an offset. */
  timeZone: z.string().refine(isTimeZone, { error: "There is no time zone of this name." }).optional(),
  /** The rain of a line fell in this many minutes after its time, as where hours are named by their beginning. Ours falls before it. */
  rainMinutesAhead: z.int().min(1).max(1440).optional(),
});
export type Mapping = z.output<typeof mappingSchema>;

/** A column of the file at hand, by its place in a line. */
export interface Column<Target> {
  index: number;
  name: string;
  target: Target;
}

/** More than there are metrics with their statistics, and channels. */
const MAX_COLUMNS = 500;

/**
 * Applies a mapping to the columns that the file has. Columns without a target are passed over when a mapping is
 * given, and refused when none is, since a misspelt metric would go unnoticed.
 * @throws AppError invalid when a column is missing, stands twice, or shares its target with another
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

/** Characters of a file's column names in a message. */
const MAX_LISTED = 1000;

function indexOf(header: readonly string[], name: string): number {
  const index = header.indexOf(name);
  if (index === -1)
    throw new AppError(
      "invalid",
      `The file has no column "${name}". It has: ${header.join(", ").slice(0, MAX_LISTED)}.`,
    );
  if (header.lastIndexOf(name) !== index)
    throw new AppError("invalid", `The column "${name}" stands twice in the file.`);
  return index;
}
