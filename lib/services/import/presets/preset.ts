/** What a mapping says of the files of a program (see file/mapping.ts). */
interface PresetMapping {
  readings: Record<string, string>;
  skipMissing?: boolean;
  sensors?: Record<string, string>;
  columns?: string[];
  null?: string[];
  dateFormat?: string;
  timeZone?: string;
}

/** The beginning of a table, by which its program is recognised. */
export interface TableBeginning {
  /** The cells of the first records. */
  lines: readonly (readonly string[])[];
  /** Whether one of the records names all these columns. */
  has(...columns: string[]): boolean;
  /** The numbers below the name of a column. */
  numbers(column: string): number[];
}

/** The mapping of the files that a program writes. */
export interface Preset {
  /** Which files it is for. */
  title: string;
  mapping: PresetMapping;
  /** Whether these are the first records of such a file. */
  isOf: (start: TableBeginning) => boolean;
}

export type Presets = Readonly<Record<string, Preset>>;

/** Recognised by columns that no other program's files have together. */
export function named(...columns: string[]): Preset["isOf"] {
  return (start) => start.has(...columns);
}

/** Below this a pressure is in inches of mercury, and above in hectopascals. */
const MAX_INCHES = 40;

/** Whether a column has pressures in inches of mercury; undefined if it has no number. */
export function isInInches(start: TableBeginning, column: string): boolean | undefined {
  const first = start.numbers(column).find((number) => number > 0);
  return first === undefined ? undefined : first < MAX_INCHES;
}
