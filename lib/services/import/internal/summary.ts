import type { ReadingResult } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import type { PeriodsOutcome } from "./periods";

const KEPT = 20;

export interface ImportSummary {
  stored: number;
  repeated: number;
  /** Readings of a time of which their station has another one: what is stored stays. */
  differing: number;
  /** Values of whole periods, which are stored, repeated or differing alike. */
  periods: { stored: number; repeated: number; differing: number };
  /** Lines of which anything differs. */
  conflicting: number;
  /** The first of them, with what differs by field. */
  conflicts: { line: number; errors: FieldErrors }[];
  /** Lines on which every value was missing. */
  empty: number;
  /** How many values have a flag, by "METRIC FLAG". */
  flagged: Record<string, number>;
  refused: number;
  /** The first of them. */
  refusals: { line: number; errors: FieldErrors }[];
}

export function newSummary(): ImportSummary {
  const periods = { stored: 0, repeated: 0, differing: 0 };
  return {
    stored: 0,
    repeated: 0,
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

/** What became of a line: it is refused or differs as a whole, whatever part of it does. */
export interface LineOutcome {
  /** What is wrong with the line itself. */
  errors: FieldErrors | undefined;
  /** Of its reading. */
  result: ReadingResult | undefined;
  /** In what its reading differs from the stored one. */
  conflict: FieldErrors | undefined;
  periods: PeriodsOutcome | undefined;
}

export function countLine(summary: ImportSummary, line: number, outcome: LineOutcome): void {
  const { errors, result, conflict, periods } = outcome;
  const refused = { ...errors, ...(result?.status === "refused" ? result.errors : {}), ...periods?.refused };
  const conflicting = { ...conflict, ...periods?.conflicting };
  if (isAny(refused)) {
    summary.refused += 1;
    if (summary.refusals.length < KEPT) summary.refusals.push({ line, errors: refused });
  }
  if (isAny(conflicting)) {
    summary.conflicting += 1;
    if (summary.conflicts.length < KEPT) summary.conflicts.push({ line, errors: conflicting });
  }
  if (result && result.status !== "refused" && !conflict) countReading(summary, result);
  if (conflict) summary.differing += 1;
  summary.periods.differing += Object.keys(periods?.conflicting ?? {}).length;
  summary.periods.stored += periods?.stored ?? 0;
  summary.periods.repeated += periods?.repeated ?? 0;
  if (!errors && !result && !periods) summary.empty += 1;
}

function countReading(summary: ImportSummary, result: Exclude<ReadingResult, { status: "refused" }>): void {
  summary[result.status] += 1;
  if (result.status !== "stored") return;
  for (const [metric, flag] of Object.entries(result.flags ?? {})) {
    const name = `${metric} ${flag}`;
    summary.flagged[name] = (summary.flagged[name] ?? 0) + 1;
  }
}

function isAny(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}
