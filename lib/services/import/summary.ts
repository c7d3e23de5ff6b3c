import type { ReadingResult } from "../../contract/reading";
import type { FieldErrors } from "../../errors";

const KEPT = 20;

export interface ImportSummary {
  stored: number;
  repeated: number;
  /** Lines whose station has a reading of that time with other values: what is stored stays. */
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
  return { stored: 0, repeated: 0, conflicting: 0, conflicts: [], empty: 0, flagged: {}, refused: 0, refusals: [] };
}

export function countResult(summary: ImportSummary, line: number, result: ReadingResult): void {
  summary[result.status] += 1;
  if (result.status === "refused" && summary.refusals.length < KEPT) {
    summary.refusals.push({ line, errors: result.errors });
  }
  if (result.status !== "stored") return;
  for (const [metric, flag] of Object.entries(result.flags ?? {})) {
    const name = `${metric} ${flag}`;
    summary.flagged[name] = (summary.flagged[name] ?? 0) + 1;
  }
}

export function countConflict(summary: ImportSummary, line: number, errors: FieldErrors): void {
  summary.conflicting += 1;
  if (summary.conflicts.length < KEPT) summary.conflicts.push({ line, errors });
}
