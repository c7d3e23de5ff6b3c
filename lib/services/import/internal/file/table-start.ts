import { columnIndex } from "../../../../table/header";
import { parseNumberCell } from "../../../../table/number";
import type { TableBeginning } from "../../presets/preset";
import type { CsvLine } from "./csv";
import { hasColumn } from "./mapping";
import { namesAt } from "./names";

/** The first records of a table, to recognise by them which program has written it. */
export class TableStart implements TableBeginning {
  readonly lines: readonly string[][];
  readonly #names: readonly { line: number; names: string[] }[];

  constructor(records: readonly CsvLine[]) {
    this.lines = records.map(({ cells }) => cells);
    this.#names = records.flatMap((_, line) => [...namesAt(records, line)].map((names) => ({ line, names })));
  }

  has(...columns: string[]): boolean {
    return this.#named(columns) !== undefined;
  }

  numbers(column: string): number[] {
    const named = this.#named([column]);
    if (!named) return [];
    const index = columnIndex(named.names, column);
    return this.lines.slice(named.line + 1).flatMap((cells) => {
      const cell = (cells[index] ?? "").trim();
      const number = parseNumberCell(cell, ".") ?? parseNumberCell(cell, ",");
      return number ? [number.value] : [];
    });
  }

  #named(columns: readonly string[]) {
    return this.#names.find(({ names }) => columns.every((column) => hasColumn(names, column)));
  }
}
