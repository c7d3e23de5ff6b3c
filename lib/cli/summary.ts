import type { ImportSummary } from "../services/import";
import { SUSPICIONS } from "../weather/quality/flags";
import { print } from "./print";

/** Prints the results of an import. */
export function saySummary(summary: ImportSummary): void {
  const { found, cells, periods, conflicting, conflicts, empty, flagged, refused, refusals } = summary;
  for (const sentence of found) print(sentence);
  if (summary.overview) sayOverview(summary.overview);
  print(
    `${summary.overview ? "Readings of this dry run, which stores nothing" : "Readings"}: ${storedIn(summary)}${settledIn(summary)}, ${empty} without any value, ${refused} refused.`,
  );
  if (Object.values(periods).some((count) => count > 0))
    print(`Period values: ${storedIn(periods)}${replacedIn(periods)}.`);
  if (cells.passedOver > 0) print(`${cells.passedOver} lines repeat the header or are comments.`);
  sayCounts("Cells without a value:", cells.missing);
  sayCounts("Numbers with a mark behind them, which is ignored:", cells.marked);
  sayCounts(
    "Cells that are not understood and were left out (--null TEXT says that a text means no value):",
    cells.unreadable,
  );
  const flags = Object.entries(flagged).sort(([, a], [, b]) => b - a);
  const isSuspect = ([name]: [string, number]) =>
    (SUSPICIONS as readonly string[]).includes(name.split(" ").at(-1) ?? "");
  sayCounts(
    "Values kept but not used, by quality control:",
    flags.filter((one) => !isSuspect(one)),
  );
  sayCounts("Values used, and suspect:", flags.filter(isSuspect));
  sayLines("Lines that were refused:", refusals, refused);
  sayLines("Lines that differ from what is stored, which stays:", conflicts, conflicting);
}

function settledIn({ completed, replaced }: ImportSummary): string {
  const parts = [
    completed > 0 ? `, ${completed} completed with values that they lacked` : "",
    replaced > 0 ? `, ${replaced} replaced by corrections` : "",
  ];
  return parts.join("");
}

function sayOverview({ sample, from, to, ranges }: NonNullable<ImportSummary["overview"]>): void {
  print("The first lines, as they are understood:");
  for (const { text, ...place } of sample) print(`  ${placeOf(place)}: ${text}`);
  if (from !== undefined && to !== undefined)
    print(`Times: from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}.`);
  print("Values:");
  for (const { name, unit, count, min, max } of ranges) {
    print(`  ${name}: ${count}, from ${shown(min)} to ${shown(max)} ${unit}`.trimEnd());
  }
}

function shown(value: number): number {
  return Number(value.toPrecision(8));
}

function replacedIn({ replaced }: ImportSummary["periods"]): string {
  return replaced > 0 ? `, ${replaced} replaced` : "";
}

function storedIn({ stored, repeated, differing }: Omit<ImportSummary["periods"], "replaced">): string {
  const there = differing === 0 ? "" : `, ${differing} already present with other values`;
  return `${stored} stored, ${repeated} already present${there}`;
}

function sayCounts(title: string, counts: readonly [string, number][]): void {
  if (counts.length > 0) print(title);
  for (const [name, count] of counts) print(`  ${name}: ${count}`);
}

function sayLines(title: string, lines: ImportSummary["refusals"], count: number): void {
  if (count === 0) return;
  print(title);
  for (const { errors, ...place } of lines) {
    const reasons = Object.entries(errors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    print(`  ${placeOf(place)}: ${reasons.join(" ")}`);
  }
  if (count > lines.length) print(`  and ${count - lines.length} more`);
}

function placeOf({ file, line }: { file?: string | undefined; line: number }): string {
  return file === undefined ? `line ${line}` : `${file}, line ${line}`;
}
