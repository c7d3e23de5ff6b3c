import { columnNames } from "../../../../table/header";
import type { CsvLine } from "./csv";

/**
 * What may be the names of the columns in the record of this index: its cells, or these with the cells of the record
 * before, where names take two lines. A cell of the upper line also counts for the columns behind it, as in a
 * spreadsheet with merged cells, if no other reading fits.
 */
export function* namesAt(records: readonly CsvLine[], index: number): Generator<string[]> {
  const own = columnNames(records[index]?.cells ?? []);
  yield own;
  const above = records[index - 1]?.cells.map((cell) => cell.trim());
  if (!above || own.length < 2) return;
  yield own.map((name, i) => joined(above[i], name));
  let last = "";
  yield own.map((name, i) => {
    last = above[i] || last;
    return joined(last, name);
  });
}

function joined(above: string | undefined, name: string): string {
  return above ? `${above} ${name}`.trim() : name;
}
