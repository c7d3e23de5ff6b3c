import { z } from "zod";

/** Of all files together, as they are sent: 20 MB in base64. */
const MAX_CHARACTERS = 28_000_000;

const shortText = z.string().max(200);

const filesSchema = z
  .array(z.object({ name: shortText, content: z.base64().min(1).max(MAX_CHARACTERS) }))
  .min(1)
  .max(50)
  .refine((files) => files.reduce((sum, { content }) => sum + content.length, 0) <= MAX_CHARACTERS, {
    error: "The files are larger than 20 MB together.",
  });

/** Files of readings, and how a person says they are to be read; what is not said is found out. */
export const readingsImportSchema = z.object({
  files: filesSchema,
  /** The station of all lines; without one each line names its own. */
  station: z.int().positive().nullish(),
  /** The program that has written the files, as `readingsColumns` recognises it. */
  preset: shortText.optional(),
  /** Column to target[:unit]. */
  columns: z.record(shortText, shortText).optional(),
  /** For a table with a line for each value: sensor to target[:unit]. */
  sensors: z.record(shortText, shortText).optional(),
  timeZone: shortText.optional(),
  dateFormat: shortText.optional(),
  /** Words that mean "no value", besides the usual ones. */
  nothing: z.array(shortText).max(20).default([]),
  /** Show the file's values where stored ones differ. */
  replace: z.boolean().default(false),
});
export type ReadingsImportInput = z.input<typeof readingsImportSchema>;

/** A column of a file, and what it seems to be. */
export interface ImportColumn {
  name: string;
  /** Some of its cells. */
  cells: string[];
  /** As target[:unit]; empty if nothing is known of it. */
  target: string;
}

/** The columns of the files. */
export interface ImportColumns {
  preset?: string | undefined;
  columns: ImportColumn[];
  /** What was recognised, in sentences. */
  found: string[];
  files: string[];
}

/** A line of a file with what is wrong with it. */
export interface ImportLine {
  /** As "line 3" or "a.csv, line 3". */
  place: string;
  text: string;
}

/** What storing the files would do. */
export interface ReadingsPreview {
  found: string[];
  stored: number;
  repeated: number;
  completed: number;
  replaced: number;
  /** Lines that differ from stored readings, which stay. */
  conflicting: number;
  conflicts: ImportLine[];
  refused: number;
  refusals: ImportLine[];
  empty: number;
  /** Values of whole days. */
  periods: number;
  /** The first lines as they are understood. */
  sample: ImportLine[];
  /** The first and the last time, epoch ms. */
  from?: number | undefined;
  to?: number | undefined;
  ranges: { name: string; unit: string; count: number; min: number; max: number }[];
  /** Cells that were left out, by "COLUMN: TEXT". */
  unreadable: [string, number][];
  missing: [string, number][];
  flagged: [string, number][];
}
