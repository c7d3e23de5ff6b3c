import type { ImportSummary } from "../services/import/summary";
import { say } from "./say";

/** Says what became of the lines of an import. */
export function saySummary(summary: ImportSummary): void {
  const { stored, repeated, conflicting, conflicts, empty, flagged, refused, refusals } = summary;
  const there = conflicting === 0 ? "" : ` ${conflicting} there already with other values,`;
  say(`Readings: ${stored} stored, ${repeated} there already,${there} ${empty} without any value, ${refused} refused.`);
  const flags = Object.entries(flagged).sort(([, a], [, b]) => b - a);
  if (flags.length > 0) say("Values kept but not used, by quality control:");
  for (const [name, count] of flags) say(`  ${name}: ${count}`);
  sayLines("Lines that were refused:", refusals, refused);
  sayLines("Lines that differ from what is stored, which stays:", conflicts, conflicting);
}

function sayLines(title: string, lines: ImportSummary["refusals"], count: number): void {
  if (count === 0) return;
  say(title);
  for (const { line, errors } of lines) {
    const reasons = Object.entries(errors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    say(`  line ${line}: ${reasons.join("; ")}`);
  }
  if (count > lines.length) say(`  and ${count - lines.length} more`);
}
