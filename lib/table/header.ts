/** Lines before the header and between header and data, at most. */
export const MAX_HEADER_LINES = 60;

/** Column names as they are compared: without blanks at their ends, and without the comment sign before the first. */
export function columnNames(cells: readonly string[]): string[] {
  const names = cells.map((cell, i) => (i === 0 ? cell.replace(/^\s*#+/, "") : cell).trim());
  // Separators at the end of the line are not followed by columns.
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/** A name with all ways to write it folded: case, blanks, and compatible characters such as ℃. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * The index of a column: by its name, or by its folded name if there is one such column only; -1 if there is none.
 */
export function columnIndex(names: readonly string[], name: string): number {
  const exact = names.indexOf(name);
  if (exact !== -1) return exact;
  const folded = foldedName(name);
  const alike = names.flatMap((one, i) => (foldedName(one) === folded ? [i] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** The unit in brackets at the end of a column's name, as in `Temp (°F)`. */
export function bracketedUnit(name: string): string | undefined {
  return /[([]([^()[\]]{1,20})[)\]]\s*$/.exec(name)?.[1];
}

/** Names for the columns of a table without a header: their numbers, from 1. */
export function numberedColumns(width: number): string[] {
  return Array.from({ length: width }, (_, i) => String(i + 1));
}

/** A comment line of a table. */
export function isComment(cells: readonly string[]): boolean {
  return /^\s*(#|\/\/)/.test(cells[0] ?? "");
}
