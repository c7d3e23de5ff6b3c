export interface Column<Row> {
  /** Its lines, aligned to the bottom of the table's head. */
  heading: readonly string[];
  cell: (row: Row) => string;
  /** The value for all rows, in the last line. */
  total: string;
}

/** Lines of equal width in plain text: every column is as wide as its widest cell, right-aligned. */
export function textTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const height = Math.max(...columns.map(({ heading }) => heading.length));
  const cells = columns.map(({ heading, cell, total }) => {
    const head = [...Array<string>(height - heading.length).fill(""), ...heading];
    return [...head, ...rows.map(cell), total];
  });
  const widths = cells.map((column) => Math.max(...column.map((text) => text.length)));
  const line = (i: number) => cells.map((column, j) => (column[i] ?? "").padStart(widths[j] ?? 0)).join("  ");
  const lines = Array.from({ length: height + rows.length + 1 }, (_, i) => line(i));
  const rule = "-".repeat(lines[0]?.length ?? 0);
  return [...lines.slice(0, height), rule, ...lines.slice(height, -1), rule, ...lines.slice(-1)];
}

/** Centres text in a line of this width. */
export function centred(text: string, width: number): string {
  return " ".repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text;
}
