import { AppError } from "../../../../errors";
import { columnNames, isComment, numberedColumns } from "../../../../table/header";
import { saysNothing } from "../../../../table/missing";
import { parseNumberCell } from "../../../../table/number";
import { parseTimeCell } from "../../../../table/time/cell";
import { type CsvLine, EMPTY } from "./csv";
import { hasColumn, isRequired, type Mapping } from "./mapping";

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
  const hasAny = (names: readonly string[]) =>
    Object.keys(readings ?? {}).filter((name) => hasColumn(names, name)).length > (skipMissing ? wanted.length : 0);
  const isHeader = (names: readonly string[]) =>
    readings
      ? wanted.every((name) => hasColumn(names, name)) && hasAny(names)
      : names.some((name) => OWN_NAMES.has(name));
  const index =
    headerLine === undefined
      ? records.findIndex(({ cells }) => isHeader(columnNames(cells)))
      : records.findIndex(({ line }) => line >= headerLine);
  const isByNumber = wanted.length > 0 && wanted.every((name) => /^\d{1,3}$/.test(name));
  if (index === -1 && isByNumber) {
    const width = Math.max(...records.map(({ cells }) => cells.length));
    return { ...withoutNames(records, numberedColumns(width), first), isNumbered: true };
  }
  const record = records[index] ?? records.find(({ cells }) => !isComment(cells)) ?? first;
  return withNames(records, record);
}

/** Names of columns without which a file cannot be read as it is. */
const OWN_NAMES = new Set(["time", "date", "station"]);

function withoutNames(records: readonly CsvLine[], names: string[], first: CsvLine): Heading {
  const same = records.find(({ cells }) => columnNames(cells).join("\n") === names.join("\n"));
  return { names, isNumbered: false, notData: same ? [same.cells] : [], units: [], begin: first.line };
}

function withNames(records: readonly CsvLine[], record: CsvLine): Heading {
  const names = columnNames(record.cells);
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
