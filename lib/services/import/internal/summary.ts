import type { ReadingResult } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import { CellTally } from "./file/tally";
import type { FileOverview } from "./overview";
import type { PeriodsOutcome } from "./periods";

const KEPT = 20;

export interface ImportSummary {
  /** What was found out about the file, in sentences. */
  found: string[];
  stored: number;
  repeated: number;
  /** Repeats with values that the stored reading lacked, and has now. */
  completed: number;
  /** Repeats whose values are shown from now on in place of the stored ones. */
  replaced: number;
  /** Readings that differ from a stored one of the same station and time; the stored one stays. */
  differing: number;
  /** Values of whole periods, classified like readings. */
  periods: { stored: number; repeated: number; replaced: number; differing: number };
  /** Lines with any difference. */
  conflicting: number;
  /** The first of them, with the differences by field. */
  conflicts: LineErrors[];
  /** Lines on which every value was missing. */
  empty: number;
  cells: CellCounts;
  /** Of a dry run. */
  overview?: FileOverview;
  /** The number of values with a flag, by "METRIC FLAG". */
  flagged: Record<string, number>;
  refused: number;
  /** The first of them. */
  refusals: LineErrors[];
}

/** A line, in its file where there are several, with the errors by field. */
export interface LineErrors {
  file?: string | undefined;
  line: number;
  errors: FieldErrors;
}

/** Cells that are not simply values, by "COLUMN: TEXT", the most frequent first. */
export interface CellCounts {
  /** With a word for "no value". */
  missing: [string, number][];
  /** Not understood, and left out. */
  unreadable: [string, number][];
  unreadableTotal: number;
  /** Letters behind numbers that were kept. */
  marked: [string, number][];
  /** Lines that repeat the header, or are comments. */
  passedOver: number;
}

export function cellCounts({ missing, unreadable, marked, passedOver }: CellTally): CellCounts {
  return {
    missing: missing.counts(),
    unreadable: unreadable.counts(),
    unreadableTotal: unreadable.total,
    marked: marked.counts(),
    passedOver,
  };
}

export function newSummary(): ImportSummary {
  const periods = { stored: 0, repeated: 0, replaced: 0, differing: 0 };
  return {
    found: [],
    cells: cellCounts(new CellTally()),
    stored: 0,
    repeated: 0,
    completed: 0,
    replaced: 0,
    differing: 0,
    periods,
    conflicting: 0,
    conflicts: [],
    empty: 0,
    flagged: {},
    refused: 0,
    refusals: [],
  };
}

/** The outcome of a line: a refused or differing part makes the whole line refused or differing. */
export interface LineOutcome {
  /** Errors in the line itself. */
  errors: FieldErrors | undefined;
  /** The outcome of its reading. */
  result: ReadingResult | undefined;
  /** Where its reading differs from the stored one. */
  conflict: FieldErrors | undefined;
  /** How it was brought together with the stored reading. */
  settled?: "completed" | "replaced" | undefined;
  periods: PeriodsOutcome | undefined;
}

export function countLine(
  summary: ImportSummary,
  { line, file }: Pick<LineErrors, "file" | "line">,
  outcome: LineOutcome,
): void {
  const { errors, result, conflict, settled, periods } = outcome;
  const refused = { ...errors, ...(result?.status === "refused" ? result.errors : {}), ...periods?.refused };
  const conflicting = { ...conflict, ...periods?.conflicting };
  if (isAny(refused)) {
    summary.refused += 1;
    if (summary.refusals.length < KEPT) summary.refusals.push({ file, line, errors: refused });
  }
  if (isAny(conflicting)) {
    summary.conflicting += 1;
    if (summary.conflicts.length < KEPT) summary.conflicts.push({ file, line, errors: conflicting });
  }
  if (settled) summary[settled] += 1;
  else if (result && result.status !== "refused" && !conflict) countReading(summary, result);
  if (conflict) summary.differing += 1;
  summary.periods.differing += Object.keys(periods?.conflicting ?? {}).length;
  summary.periods.stored += periods?.stored ?? 0;
  summary.periods.replaced += periods?.replaced ?? 0;
  summary.periods.repeated += periods?.repeated ?? 0;
  if (!errors && !result && !periods) summary.empty += 1;
}

function countReading(summary: ImportSummary, result: Exclude<ReadingResult, { status: "refused" }>): void {
  summary[result.status === "corrected" ? "replaced" : result.status] += 1;
  if (result.status === "repeated") return;
  for (const [metric, flag] of Object.entries(result.flags ?? {})) {
    const name = `${metric} ${flag}`;
    summary.flagged[name] = (summary.flagged[name] ?? 0) + 1;
  }
}

function isAny(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}
