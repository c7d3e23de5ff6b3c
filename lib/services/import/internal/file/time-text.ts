import type { ReadingColumn } from "./columns";
import type { Column } from "./mapping";
import type { TimePart } from "./target";

/** The text of one cell, or of one of its values. */
export function cellOf(cells: readonly string[], { index, part }: Pick<Column<unknown>, "index" | "part">): string {
  const cell = cells[index] ?? "";
  return (part === undefined ? cell : (cell.split(",")[part] ?? "")).trim();
}

/** Joins the cells of a line's time, in the order of the columns; undefined if no column has the time. */
export function timeTextOf(columns: readonly ReadingColumn[]): ((cells: readonly string[]) => string) | undefined {
  const whole = columns.filter(({ target }) => target.kind === "time").sort((a, b) => a.index - b.index);
  if (whole.length > 0) {
    return (cells) =>
      whole
        .map((column) => cellOf(cells, column))
        .join(" ")
        .trim();
  }
  const parts = new Map<TimePart, ReadingColumn>();
  for (const column of columns) if (column.target.kind === "timePart") parts.set(column.target.part, column);
  if (parts.size === 0) return undefined;
  return (cells) => {
    const part = (name: TimePart, otherwise: string) => {
      const column = parts.get(name);
      return column === undefined ? otherwise : cellOf(cells, column);
    };
    const clock = [part("hour", "0"), part("minute", "00"), part("second", "00")].join(":");
    return `${part("year", "")}-${part("month", "1")}-${part("day", "1")} ${clock}`;
  };
}
