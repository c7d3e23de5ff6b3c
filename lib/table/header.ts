/** Lines before the header and between header and data, at most. */
export const MAX_HEADER_LINES = 60;

/** Column names as they are compared: without blanks at their ends, and without the comment sign before the first. */
export function columnNames(cells: readonly string[]): string[] {
  const names = cells.map((cell, i) => (i === 0 ? cell.replace(/^\s*#+/, "") : cell).replace(/<br>\s*$/i, "").trim());
  // Separators at the end of the line are not followed by columns.
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/** A name with all ways to write it folded: case, blanks, and compatible characters such as ℃. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** How programs add a unit to a name: `Temp (°F)`, `Temp - °F`, `Temp, °F`. */
const UNIT = /(?:\s*[([]([^()[\]]{1,20})[)\]]| - (\S[^-]{0,15})|, (\S{1,16}))$/;
/** Behind the unit, HOBO names the logger and the sensor. */
const LOGGER = /\s*\((LGR|SEN|LBL)[^()]*\)$/i;

/** A name without its unit. */
function baseName(name: string): string {
  return foldedName(name).replace(LOGGER, "").replace(UNIT, "");
}

/**
 * The index of a column: by its name; or by its folded name or without its unit, if there is one such column only; -1
 * if there is none.
 */
export function columnIndex(names: readonly string[], name: string): number {
  const exact = names.indexOf(name);
  if (exact !== -1) return exact;
  const folded = foldedName(name);
  const alike = indexesOf(names, (one) => foldedName(one) === folded);
  const [only = -1, ...others] = alike.length > 0 ? alike : indexesOf(names, (one) => baseName(one) === folded);
  return others.length === 0 ? only : -1;
}

function indexesOf(names: readonly string[], is: (name: string) => boolean): number[] {
  return names.flatMap((name, i) => (is(name) ? [i] : []));
}

/** The unit at the end of a column's name. */
export function unitInName(name: string): string | undefined {
  const [, bracketed, dashed, listed] = UNIT.exec(name.trim().replace(LOGGER, "")) ?? [];
  return bracketed ?? dashed ?? listed;
}

/** The zone in a column's name as in `Date Time, GMT-05:00`; undefined if there is none. */
export function zoneInName(name: string): string | undefined {
  return /\b(?:GMT|UTC)\s?([+-]\d\d:\d\d)/.exec(name)?.[1];
}

/** Names for the columns of a table without a header: their numbers, from 1. */
export function numberedColumns(width: number): string[] {
  return Array.from({ length: width }, (_, i) => String(i + 1));
}

/** A comment line of a table, or the HTML that Weather Underground puts between its lines. */
export function isComment(cells: readonly string[]): boolean {
  return /^\s*(#|\/\/)/.test(cells[0] ?? "") || (cells.length === 1 && /^\s*<(br|!--)/i.test(cells[0] ?? ""));
}
