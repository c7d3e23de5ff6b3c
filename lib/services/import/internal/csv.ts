import { pipeline, type Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { AppError } from "../../../errors";

/** One record of a CSV file; if it spans several lines, the number is that of the last. */
export interface CsvLine {
  line: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  lines: AsyncGenerator<CsvLine>;
}

/** A longer record means an unclosed quote. */
const MAX_RECORD_BYTES = 1 << 20;

/**
 * Reads CSV text with a header as it arrives, in constant memory. A byte order mark and empty lines are skipped.
 * @throws AppError invalid when there is no header; later, from `lines`, when the text is not CSV, naming the line
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
  // pipeline() destroys the parser with an error of the source, which the loop then throws.
  pipeline(source, parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid", `The file is not valid CSV: ${error.message}.`);
    throw error;
  }
}
