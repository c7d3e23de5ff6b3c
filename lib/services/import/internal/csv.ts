import { pipeline, type Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { AppError } from "../../../errors";

/** One line of a CSV file; a record that spans several has the number of its last. */
export interface CsvLine {
  line: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  lines: AsyncGenerator<CsvLine>;
}

/** A record longer than this is an unclosed quote, not weather. */
const MAX_RECORD_BYTES = 1 << 20;

/**
 * Reads a CSV text with a header as it arrives, at constant memory. A byte order mark and empty lines are skipped.
 * @throws AppError invalid when there is no header, and later from `lines` when the text is no CSV, naming the line
 */
export async function readCsv(source: Readable, separator = ","): Promise<CsvFile> {
  const records = readRecords(source, separator);
  const first = await records.next();
  if (first.done) throw new AppError("invalid", "The file is empty: its first line must name the columns.");
  return { header: first.value.cells.map((cell) => cell.trim()), lines: records };
}

async function* readRecords(source: Readable, separator: string): AsyncGenerator<CsvLine> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  // An error of the source ends the parser with the same error, which the loop then throws.
  pipeline(source, parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid", `The file is no valid CSV: ${error.message}.`);
    throw error;
  }
}
