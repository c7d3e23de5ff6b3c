/** Between the cells of a table: one character, or runs of blanks. */
export type Separator = string;
export const BLANKS: Separator = " ";

/** In the order of preference: a decimal comma is more common than cells that contain a semicolon or a tab. */
const CANDIDATES: readonly Separator[] = ["\t", ";", "|", ",", BLANKS];

/** Lines that say how cells are separated; a preamble of a logger is shorter. */
const MAX_LINES = 200;

/**
 * The separator by which most of the lines have equally many cells, two at least; undefined for a table of one column.
 */
export function findSeparator(start: string): Separator | undefined {
  const lines = start
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .slice(0, MAX_LINES);
  let best: { separator: Separator; share: number } | undefined;
  for (const separator of CANDIDATES) {
    const share = evenness(lines.map((line) => cellsIn(line, separator)));
    // Blanks also separate the words of a preamble and the date from the time of day.
    if (share > (best?.share ?? 0) + (separator === BLANKS && best ? 0.5 : 0)) best = { separator, share };
  }
  return best?.separator;
}

/** The share of lines that have the most frequent number of cells. */
function evenness(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 1) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  return counts.length === 0 ? 0 : Math.max(0, ...frequency.values()) / counts.length;
}

function cellsIn(line: string, separator: Separator): number {
  if (separator === BLANKS) return splitBlanks(line).length;
  let [count, isQuoted] = [1, false];
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) count += 1;
  }
  // A separator at the end of each line is not followed by a cell.
  return line.trimEnd().endsWith(separator) ? count - 1 : count;
}

/** The cells of a line that are separated by one or more blanks or tabs. */
export function splitBlanks(line: string): string[] {
  const text = line.trim();
  return text === "" ? [] : text.split(/[ \t]+/);
}
