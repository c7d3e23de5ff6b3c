import type { ImportSummary } from "../services/import/summary";
import { say } from "./say";

/** Says what became of the lines of an import. */
export function saySummary({ stored, repeated, empty, flagged, refused, refusals }: ImportSummary): void {
  say(`Readings: ${stored} stored, ${repeated} there already, ${empty} without any value, ${refused} refused.`);
  const flags = Object.entries(flagged).sort(([, a], [, b]) => b - a);
  if (flags.length > 0) say("Values kept but not used, by quality control:");
  for (const [name, count] of flags) say(`  ${name}: ${count}`);
  for (const { line, errors } of refusals) {
    const reasons = Object.entries(errors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    say(`  line ${line}: ${reasons.join("; ")}`);
  }
  if (refused > refusals.length) say(`  and ${refused - refusals.length} more`);
}
