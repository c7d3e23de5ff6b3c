import { finished } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";
import { isDecimal } from "../../contract/decimal";
import { epochOfText } from "../../contract/epoch-text";
import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

/** Far more than there are metrics; bounds what a line costs. */
const MAX_COLUMNS = 300;

/** Before the name of a channel. */
const CHANNEL = "extra.";

/** CSV whose first line names station, time, metrics and channels (`extra.NAME`). An empty cell means that the metric was not measured. */
export async function* csvReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded[]> {
  const ready: Decoded[] = [];
  let names: string[] | undefined;
  // Not the parser's own stream, which drops the records before an error.
  const parser = csvParser((record, line) => {
    if (names) ready.push({ value: readingOf(names, record), position: line });
    else names = distinct(record);
  });
  let fault: unknown;
  const end = finished(parser.resume()).catch((error: unknown) => {
    fault = error;
  });
  for await (const chunk of body) {
    parser.write(chunk);
    yield ready.splice(0);
    if (fault) break;
  }
  parser.end();
  await end;
  yield ready.splice(0);
  if (fault instanceof CsvError) throw new BodyError(`CSV error - ${fault.message}`);
  if (fault) throw fault;
}

function csvParser(onRecord: (record: string[], line: number) => void): Parser {
  return parse({
    bom: true,
    max_record_size: ITEM_BYTES,
    on_record: (record: string[], { lines }) => {
      onRecord(record, lines);
      return null;
    },
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
}

/** Refuses duplicate columns, of which one would be lost silently. */
function distinct(names: string[]): string[] {
  if (names.length > MAX_COLUMNS) throw new BodyError(`CSV error - more than ${MAX_COLUMNS} columns.`);
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== "" && seen.has(name)) throw new BodyError(`CSV error - duplicate column ${name.slice(0, 64)}.`);
    seen.add(name);
  }
  return names;
}

/**
 * Converts cells that are numbers, except a time that may be a date without separators. Other text stays, so that the
 * contract refuses it under its field's name; so does a cell beyond the columns, which may be the second half of a
 * number with a decimal comma.
 */
function readingOf(names: readonly string[], record: readonly string[]): Record<string, unknown> {
  const cells = record.map((cell, i) => [names[i] ?? `column ${i + 1}`, cell] as const);
  const measured = cells.filter(([, cell]) => cell !== "");
  const isChannel = (name: string) => name.startsWith(CHANNEL);
  // Not by assignment: a column may be named __proto__.
  const fields: Record<string, unknown> = Object.fromEntries(
    measured.filter(([name]) => !isChannel(name)).map(([name, cell]) => [name, cellValue(name, cell)]),
  );
  const extra = measured.filter(([name]) => isChannel(name));
  if (extra.length > 0) {
    fields.extra = Object.fromEntries(extra.map(([name, cell]) => [name.slice(CHANNEL.length), cellValue(name, cell)]));
  }
  return fields;
}

function cellValue(name: string, cell: string): string | number {
  if (name !== "time") return isDecimal(cell) ? Number(cell) : cell;
  const epoch = epochOfText(cell);
  return epoch && "time" in epoch ? epoch.time : cell;
}
