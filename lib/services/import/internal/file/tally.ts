/** Distinct texts that are counted one by one; the rest together. */
const MAX_TEXTS = 50;
const MAX_LENGTH = 40;

/** Counts texts of cells by column, in bounded memory. */
export class Tally {
  readonly #counts = new Map<string, number>();
  total = 0;

  add(column: string, text: string): void {
    this.total += 1;
    const name = `${column}: ${text.slice(0, MAX_LENGTH)}`;
    const key = this.#counts.has(name) || this.#counts.size < MAX_TEXTS ? name : "others";
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The most frequent first. */
  counts(): [string, number][] {
    return [...this.#counts].sort(([, a], [, b]) => b - a);
  }
}

/** What became of cells and lines that are not simply values. */
export class CellTally {
  /** Cells with a word for "no value". */
  readonly missing = new Tally();
  /** Cells that could not be understood, and were left out. */
  readonly unreadable = new Tally();
  /** Letters behind numbers that were kept. */
  readonly marked = new Tally();
  /** Lines between the data that repeat the header, or are comments. */
  passedOver = 0;
}
