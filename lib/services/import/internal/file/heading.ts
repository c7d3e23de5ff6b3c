import { AppError } from "../../../../errors";
import { columnNames, isComment, numberedColumns } from "../../../../table/header";
import { saysNothing } from "../../../../table/missing";
import { parseNumberCell } from "../../../../table/number";
import { parseTimeCell } from "../../../../table/time/cell";
import { type CsvLine, EMPTY } from "./csv";
import { hasColumn, isRequired, type Mapping } from "./mapping";
import { namesAt } from "./names";

/** What a file says about its columns. */
export interface Heading {
  names: string[];
  /** The line of the names; absent if the file has none. */
  line?: number;
  /** The names are the numbers of the columns, and lines may be longer than the first. */
  isNumbered: boolean;
  /** Records that are not data wherever they occur: the names, and lines of units and the like behind them. */
  notData: string[][];
  /** The units of the columns, from a line of units. */
  units: string[];
  /** The line of the first data, as far as the names tell. */
  begin: number;
}

/** Lines of units, kinds of samples and the like behind the names, at most. */
const MAX_BEHIND = 5;

/**
 * Finds the names of the columns among the first records: the first that has all that are mapped, or without a mapping
 * a time.
 * @throws AppError invalid for a file without records
 */
export function findHeading(records: readonly CsvLine[], mapping: Mapping): Heading {
  const [first] = records;
  if (!first) throw new AppError("invalid", EMPTY);
  const { columns, readings, headerLine, skipMissing } = mapping;
  if (columns) return withoutNames(records, columns, first);
  const wanted = Object.keys(readings ?? {}).filter((name) => !skipMissing || isRequired(readings?.[name] ?? ""));
  const all = Object.keys(readings ?? {});
  /** How many of the columns these name; 0 if they cannot be the names. */
  const countIn = (names: readonly string[]): number => {
    if (!readings) return names.some((name) => OWN_NAMES.has(name)) ? 1 : 0;
    if (!wanted.every((name) => hasColumn(names, name))) return 0;
    const count = all.filter((name) => hasColumn(names, name)).length;
    return skipMissing && count === wanted.length ? 0 : count;
  };
  const found = headerLine === undefined ? findNames(records, countIn) : undefined;
  if (found) return withNames(records, found.record, found.names);
  const given = headerLine === undefined ? undefined : records.find(({ line }) => line >= headerLine);
  const isByNumber = wanted.length > 0 && wanted.every((name) => /^\d{1,3}$/.test(name));
  if (!given && isByNumber) {
    const width = Math.max(...records.map(({ cells }) => cells.length));
    return { ...withoutNames(records, numberedColumns(width), first), isNumbered: true };
  }
  const record = given ?? records.find(({ cells }) => !isComment(cells)) ?? first;
  const names = [...namesAt(records, records.indexOf(record))].find(countIn) ?? columnNames(record.cells);
  return withNames(records, record, names);
}

/** Names of columns without which a file cannot be read as it is. */
const OWN_NAMES = new Set(["time", "date", "station"]);

function withoutNames(records: readonly CsvLine[], names: string[], first: CsvLine): Heading {
  const same = records.find(({ cells }) => columnNames(cells).join("\n") === names.join("\n"));
  return { names, isNumbered: false, notData: same ? [same.cells] : [], units: [], begin: first.line };
}

/** The record that names most of the wanted columns, or does so with the record before; of equals the first. */
function findNames(records: readonly CsvLine[], countIn: (names: readonly string[]) => number) {
  let best: { record: CsvLine; names: string[]; count: number } | undefined;
  for (const [i, record] of records.entries()) {
    for (const names of namesAt(records, i)) {
      const count = countIn(names);
      if (count > (best?.count ?? 0)) best = { record, names, count };
    }
  }
  return best;
}

function withNames(records: readonly CsvLine[], record: CsvLine, names: string[]): Heading {
  const behind: CsvLine[] = [];
  for (const next of records.slice(records.indexOf(record) + 1)) {
    if (behind.length === MAX_BEHIND || !isDescription(next.cells)) break;
    behind.push(next);
  }
  return {
    names,
    line: record.line,
    isNumbered: false,
    notData: [record, ...behind].map(({ cells }) => cells),
    units: behind[0]?.cells.map((cell) => cell.trim()) ?? [],
    begin: (behind.at(-1) ?? record).line + 1,
  };
}

/** A line that has words, and neither a time nor a number. */
function isDescription(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && !saysNothing(cell));
  return texts.length > 1 && texts.every((text) => !parseTimeCell(text) && parseNumberCell(text, ".") === undefined);
}
