import type { ImportColumns } from "../../contract/admin/readings-import";
import { unitInName } from "../../table/header";
import { METRICS } from "../../weather/metrics";
import { parseUnit, unitsOf } from "../../weather/units/units";
import { withPreset } from "./internal/file/chosen-preset";
import type { CsvLine } from "./internal/file/csv";
import { guessedTargets } from "./internal/file/guess";
import { findHeading } from "./internal/file/heading";
import { hasColumn, type Mapping } from "./internal/file/mapping";
import type { Source } from "./internal/file/source";
import { firstRecords, textForm } from "./internal/file/survey";
import { readingTarget } from "./internal/file/target";

/** Cells of each column. */
const SHOWN = 3;

/**
 * The columns of a file and what they seem to be: by the preset of the program that has written it, by names that are
 * those of the metrics, or by what the names mean.
 * @throws AppError invalid for what is not a table
 */
export async function lookAt(source: Source, mapping: Mapping): Promise<Omit<ImportColumns, "files">> {
  const first = await firstRecords(source, await textForm(source, mapping));
  const chosen = withPreset(first, mapping);
  const { readings } = chosen.mapping;
  const { names, begin, line } = findHeading(first, readings ? chosen.mapping : byMeaning(first, chosen.mapping));
  const guessed = readings ? presetTargets(names, readings) : guessedTargets(names);
  const data = first.filter((record) => record.line >= begin && record.line !== line).slice(0, SHOWN);
  const columns = names.map((name, i) => ({
    name: name || String(i + 1),
    cells: data.map(({ cells }) => (cells[i] ?? "").trim().slice(0, 60)),
    target: withUnit(name, isTarget(name) ? name : (guessed.get(name) ?? "")),
  }));
  return { columns, found: chosen.found, preset: chosen.preset };
}

/** The heading is the first record of which at least two names mean something. */
function byMeaning(first: readonly CsvLine[], mapping: Mapping): Mapping {
  const heading = first.find(({ cells }) => guessedTargets(cells.map((cell) => cell.trim())).size > 1);
  return heading === undefined || mapping.headerLine !== undefined ? mapping : { ...mapping, headerLine: heading.line };
}

function presetTargets(names: readonly string[], readings: Record<string, string>): Map<string, string> {
  return new Map(
    names.flatMap((name) => {
      const [, target] = Object.entries(readings).find(([column]) => hasColumn([name], column)) ?? [];
      return target === undefined ? [] : [[name, target]];
    }),
  );
}

/** With the unit that the name says, or the metric's own. */
function withUnit(name: string, text: string): string {
  if (text === "" || text.includes(":")) return text;
  const target = readingTarget(name, text);
  if (target.kind !== "metric" && target.kind !== "counter" && target.kind !== "daily") return text;
  const named = parseUnit(unitInName(name) ?? "");
  const { quantity } = METRICS[target.kind === "counter" ? "rain" : target.metric];
  const unit = named !== undefined && unitsOf(quantity).includes(named) ? named : target.unit;
  return `${text}:${unit}`;
}

function isTarget(name: string): boolean {
  try {
    readingTarget(name, name);
    return true;
  } catch {
    return false;
  }
}
