import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** CSV with a first line that names station, time and metrics. An empty cell is a metric that was not measured. */
export async function* csvReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  const parser = parse({
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim()),
    info: true,
    max_record_size: ITEM_BYTES,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  // A fault of the body ends the parser with it, and the loop below throws it.
  pipeline(Readable.from(body), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRow>) {
      yield { value: readingOf(record), position: info.lines };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BodyError(`CSV error - ${error.message}`);
    throw error;
  }
}

interface CsvRow {
  record: Record<string, string>;
  info: { lines: number };
}

/** A cell that is a number becomes one; any other text is left for the contract to refuse by its name. */
function readingOf(record: Record<string, string>): Record<string, unknown> {
  const cells = Object.entries(record).filter(([, cell]) => cell !== "");
  return Object.fromEntries(cells.map(([name, cell]) => [name, NUMBER.test(cell) ? Number(cell) : cell]));
}
