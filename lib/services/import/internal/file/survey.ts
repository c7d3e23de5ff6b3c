import { AppError } from "../../../../errors";
import type { MeaningOfO } from "../../../../table/compass";
import type { Encoding } from "../../../../table/encoding";
import { decoded } from "../../../../table/encoding";
import { columnNames, isComment, MAX_HEADER_LINES } from "../../../../table/header";
import type { DecimalSign } from "../../../../table/number";
import { findSeparator } from "../../../../table/separator";
import type { TimeForm } from "../../../../table/time/evidence";
import { type DateFormat, parseDateFormat } from "../../../../table/time/pattern";
import { isCumulusLine } from "../../presets/programs";
import { withPreset } from "./chosen-preset";
import type { LineOrder } from "./clock-changes";
import { type ReadingColumn, readingColumns, withUnitsOfFile, zoneOfFile } from "./columns";
import { type CsvFile, type CsvLine, EMPTY, readRecords } from "./csv";
import { FileEvidence } from "./evidence";
import { findHeading, type Heading } from "./heading";
import type { Mapping } from "./mapping";
import { encodingOf, requireTable, type Source, sampleOf, textOf } from "./source";

/** How a table of text is written. */
export interface TextForm {
  encoding: Encoding;
  separator: string;
}

/** How a file of readings is written: all that must be known before its first line is read. */
export interface FileForm extends TextForm {
  /** With that of a preset, where the file is recognised. */
  mapping: Mapping;
  heading: Heading;
  columns: ReadingColumn[];
  decimal: DecimalSign;
  meaningOfO: MeaningOfO | undefined;
  dates: DateFormat;
  order: LineOrder;
  /** What was found out, in sentences. */
  found: string[];
}

/**
 * Finds out the encoding and the separator.
 * @throws AppError invalid when it is not a table of text
 */
export async function textForm(source: Source, { encoding, separator }: Partial<Mapping>): Promise<TextForm> {
  const sample = await sampleOf(source);
  requireTable(sample);
  const own = encoding ?? (await encodingOf(source, sample));
  if (separator !== undefined) return { encoding: own, separator };
  let text = "";
  for await (const piece of decoded(only(sample), own)) text += piece;
  // The last line of the sample may be cut.
  const end = text.lastIndexOf("\n");
  return { encoding: own, separator: findSeparator(end > 0 ? text.slice(0, end) : text) ?? "," };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export function recordsOf(source: Source, { encoding, separator }: TextForm): AsyncGenerator<CsvLine> {
  return readRecords(textOf(source, encoding), separator);
}

/** A table whose first line names its columns, however it is encoded and separated. */
export async function readTable(source: Source): Promise<CsvFile> {
  const records = recordsOf(source, await textForm(source, {}));
  const first = await records.next();
  if (first.done) throw new AppError("invalid", EMPTY);
  return { header: columnNames(first.value.cells), lines: records };
}

/** The first records of a table, where its names are looked for. */
export async function firstRecords(source: Source, form: TextForm): Promise<CsvLine[]> {
  const records: CsvLine[] = [];
  for await (const record of recordsOf(source, form)) {
    records.push(record);
    if (records.length === MAX_HEADER_LINES) break;
  }
  return records;
}

/** Records that are data: behind the heading, neither a comment nor the heading again. */
export async function* dataOf(
  source: Source,
  form: TextForm & { heading: Heading },
  onPassedOver: () => void = () => {},
): AsyncGenerator<CsvLine> {
  const { begin, notData } = form.heading;
  const headings = new Set(notData.map(keyOf));
  for await (const record of recordsOf(source, form)) {
    if (record.line < begin) continue;
    if (isComment(record.cells) || (headings.size > 0 && headings.has(keyOf(record.cells)))) onPassedOver();
    else yield record;
  }
}

function keyOf(cells: readonly string[]): string {
  return cells.join("\n").trim();
}

/**
 * Finds out how a file of readings is written, from all of it.
 * @param now epoch ms; no reading is later
 * @throws AppError invalid when the columns do not fit, or when a date may be read in two ways
 */
export async function surveyReadings(
  source: Source,
  given: Mapping,
  { needsStation, now }: { needsStation: boolean; now: number },
): Promise<FileForm> {
  const text = await textForm(source, given);
  const first = await firstRecords(source, text);
  const chosen = withPreset(first, given);
  const heading = findHeading(first, chosen.mapping);
  const named = readingColumns(heading.names, chosen.mapping, needsStation);
  const { columns, found: units } = withUnitsOfFile(named, chosen.mapping, heading.names, heading.units);
  const zone = chosen.mapping.timeZone === undefined ? zoneOfFile(named, heading.names) : undefined;
  const mapping = zone === undefined ? chosen.mapping : { ...chosen.mapping, timeZone: zone };
  const evidence = new FileEvidence(columns, now);
  for await (const { cells, line } of dataOf(source, { ...text, heading })) evidence.add(cells, line);
  const clock = evidence.clockColumn();
  if (clock !== undefined) {
    columns.push({ index: clock, name: heading.names[clock] ?? String(clock + 1), target: { kind: "time" } });
  }
  const decimal = mapping.decimal ?? evidence.decimal.sign(text.separator);
  const dates = dateFormat(mapping, evidence, first);
  const order = evidence.order();
  const found = [...chosen.found, ...describe({ ...text, heading, decimal, dates, order }, clock), ...units];
  if (zone !== undefined) found.push(`Times are in the zone ${zone}, which the name of their column says.`);
  const meaningOfO = evidence.compass.meaningOfO();
  return { ...text, mapping, heading, columns, decimal, dates, order, meaningOfO, found };
}

function dateFormat(mapping: Mapping, { times }: FileEvidence, first: readonly CsvLine[]): DateFormat {
  const given = mapping.dateFormat === undefined ? undefined : parseDateFormat(mapping.dateFormat);
  if (given) return given;
  const form: TimeForm = {};
  const numbers = times.numbers();
  if (numbers !== undefined) form.numbers = numbers;
  if (!times.needsOrder()) return form;
  const order = times.first() ?? (first.every(({ cells }) => isCumulusLine(cells)) ? "day" : undefined);
  if (order !== undefined) return { ...form, first: order };
  const contradiction = times.contradiction();
  const { day, month } = times.example();
  const [byDay, byMonth] = [day, month].map((date) => new Date(date).toISOString().slice(0, 10));
  throw new AppError(
    "invalid",
    contradiction
      ? `Line ${contradiction.day} has the day before the month, line ${contradiction.month} the month before the day.`
      : `The dates may be day first (${byDay}) or month first (${byMonth}): say --date-format day-first or month-first.`,
  );
}

const SEPARATOR_NAMES: Record<string, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  " ": "blanks",
};

/** What is not as in a plain CSV file, in sentences. */
function describe(
  form: Pick<FileForm, "encoding" | "separator" | "heading" | "decimal" | "dates" | "order">,
  clock: number | undefined,
): string[] {
  const { encoding, separator, heading, decimal, dates, order } = form;
  const { names, line, notData, isNumbered } = heading;
  const found = [
    `Cells are separated by ${SEPARATOR_NAMES[separator] ?? `"${separator}"`}, the decimal sign is a ${decimal === "." ? "point" : "comma"}, the encoding is ${encoding}.`,
  ];
  if (isNumbered) found.push("No line names the columns: they have their numbers.");
  if (line !== undefined && line > 1) found.push(`Line ${line} names the columns.`);
  if (line !== undefined && notData.length > 1) {
    found.push(`After the names, ${notData.length - 1} of the lines describe the columns and are passed over.`);
  }
  if ("first" in dates && dates.first !== undefined) found.push(`Dates have the ${dates.first} first.`);
  if ("numbers" in dates && dates.numbers !== undefined) {
    found.push(
      dates.numbers === "serial" ? "Times are a spreadsheet's days." : `Times are of the form ${dates.numbers}.`,
    );
  }
  if (clock !== undefined) found.push(`The time of day is in the column "${names[clock] ?? clock + 1}".`);
  if (order.isBackward) found.push("The newest line comes first.");
  return found;
}
