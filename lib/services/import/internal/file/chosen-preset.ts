import { parse } from "../../../parse";
import { PRESETS, presetFor } from "../../presets";
import type { CsvLine } from "./csv";
import { type Mapping, mappingSchema } from "./mapping";
import { namesAt } from "./names";
import { TableStart } from "./table-start";
import { readingTarget } from "./target";

/**
 * The mapping with that of the program which has written the file, if nobody has said what its columns are and they are
 * not named as the metrics; and a sentence that says so.
 */
export function withPreset(
  first: readonly CsvLine[],
  mapping: Mapping,
): { mapping: Mapping; found: string[]; preset?: string } {
  if (mapping.readings || mapping.columns || hasOwnNames(first)) return { mapping, found: [] };
  const name = presetFor(new TableStart(first));
  const preset = name === undefined ? undefined : PRESETS[name];
  if (!preset || name === undefined) return { mapping, found: [] };
  return {
    preset: name,
    mapping: mergedMapping(parse(mappingSchema, preset.mapping), mapping),
    found: [`This is a file of ${preset.title}: it is read by the preset ${name}.`],
  };
}

/** A mapping with additions, which go before what it says itself. */
export function mergedMapping(mapping: Mapping, { skipMissing, ...additions }: Mapping): Mapping {
  const given = Object.fromEntries(Object.entries(additions).filter(([, value]) => value !== undefined));
  return {
    ...mapping,
    ...given,
    skipMissing: mapping.skipMissing || skipMissing,
    readings: mapping.readings && { ...mapping.readings, ...additions.readings },
    sensors: mapping.sensors || additions.sensors ? { ...mapping.sensors, ...additions.sensors } : undefined,
    null: [...mapping.null, ...additions.null],
  };
}

function hasOwnNames(first: readonly CsvLine[]): boolean {
  return first.some((_, i) => [...namesAt(first, i)].some((names) => names.length > 1 && names.every(isTarget)));
}

function isTarget(name: string): boolean {
  try {
    readingTarget(name, name);
    return true;
  } catch {
    return false;
  }
}
