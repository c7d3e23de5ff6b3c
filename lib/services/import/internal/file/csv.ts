import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { AppError } from "../../../../errors";
import { BLANKS, splitBlanks } from "../../../../table/separator";

/** One record of a CSV file; if it spans several lines, the number is that of the last. */
export interface CsvLine {
  line: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  lines: AsyncGenerator<CsvLine>;
}

export const EMPTY = "The file is empty: its first line must name the columns.";

/** A longer record means an unclosed quote. */
const MAX_RECORD_BYTES = 1 << 20;
/** All in one file, as when a logger under Linux goes on with a file that was begun under Windows. */
const LINE_ENDS = ["\r\n", "\n", "\r"];

/**
 * Reads CSV text with a header as it arrives, in constant memory. A byte order mark and empty lines are skipped.
 * @throws AppError invalid when there is no header; later, from `lines`, when the text is not CSV, naming the line
 */
export async function readCsv(source: Readable, separator = ","): Promise<CsvFile> {
  const records = readRecords(source, separator);
  const first = await records.next();
  if (first.done) throw new AppError("invalid", EMPTY);
  return { header: first.value.cells.map((cell) => cell.trim()), lines: records };
}

/**
 * The records of a table as its text arrives, in constant memory. Empty lines are skipped.
 * @throws AppError invalid when the text is not CSV, naming the line
 */
export async function* readRecords(
  source: Readable | AsyncIterable<string>,
  separator: string,
): AsyncGenerator<CsvLine> {
  if (separator === BLANKS) {
    yield* blankSeparated(source);
    return;
  }
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    // An inch sign within a cell is not a quote.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  // pipeline() destroys the parser with an error of the source, which the loop then throws.
  pipeline(source instanceof Readable ? source : Readable.from(source), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid", `The file is not valid CSV: ${error.message}.`);
    throw error;
  }
}

async function* blankSeparated(source: AsyncIterable<string>): AsyncGenerator<CsvLine> {
  let rest = "";
  let line = 0;
  for await (const text of source) {
    const lines = `${rest}${text}`.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    if (rest.length > MAX_RECORD_BYTES) throw new AppError("invalid", `Line ${line + lines.length + 1} is too long.`);
    for (const one of lines) {
      line += 1;
      const cells = splitBlanks(one);
      if (cells.length > 0) yield { line, cells };
    }
  }
  const cells = splitBlanks(rest);
  if (cells.length > 0) yield { line: line + 1, cells };
}
