import { Readable } from "node:stream";
import { AppError } from "../../../../errors";
import { decoded, type Encoding, Utf8Check, wideEncoding } from "../../../../table/encoding";

/** A file that can be read several times, as what it contains is found out before it is imported. */
export interface Source {
  /** Opens it from its beginning. */
  open(): Readable | Promise<Readable>;
}

/** Text in memory as a file. */
export function textSource(text: string): Source {
  return { open: () => Readable.from(pieces(text), { objectMode: false }) };
}

/** In pieces, so that parsing yields to other requests. */
function* pieces(text: string): Generator<Buffer> {
  const size = 1 << 16;
  for (let i = 0; i < text.length; i += size) yield Buffer.from(text.slice(i, i + size));
}

const SAMPLE_BYTES = 1 << 16;

/** The first bytes of a file. */
export async function sampleOf(source: Source): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of await source.open()) {
    parts.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, SAMPLE_BYTES);
}

/** What a file is by its first bytes, and what to do with it. */
const OTHER_KINDS: readonly [start: string, message: string][] = [
  ["\xd0\xcf\x11\xe0", "This is an Excel workbook or another Office document: save the table as CSV."],
  ["%PDF", "This is a PDF document: a table is imported as CSV."],
  [
    "SQLite format 3",
    "This is an SQLite database: export its table as CSV, for WeeWX by: sqlite3 -header -csv weewx.sdb 'SELECT * FROM archive' > archive.csv",
  ],
  ["BZh", "This file is compressed by bzip2: unpack it, or compress it by gzip."],
  ["\xfd7zXZ", "This file is compressed by xz: unpack it, or compress it by gzip."],
  ["7z\xbc\xaf", "This is a 7z archive: unpack it."],
  ["{", "This is JSON: an import takes CSV."],
  ["[{", "This is JSON: an import takes CSV."],
];

/** @throws AppError invalid for a file that is not a table of text */
export function requireTable(sample: Buffer): void {
  const start = sample.subarray(0, 16).toString("latin1");
  if (start.startsWith("PK\x03\x04")) throw new AppError("invalid", zipMessage(sample));
  const [, message] = OTHER_KINDS.find(([other]) => start.startsWith(other)) ?? [];
  if (message !== undefined) throw new AppError("invalid", message);
}

function zipMessage(sample: Buffer): string {
  return sample.includes("[Content_Types].xml") || sample.includes("xl/")
    ? "This is an Excel workbook: open it and save the table as CSV."
    : "This is a ZIP archive: unpack it.";
}

/** The encoding of a file. What is not UTF-8 is taken for Windows-1252. */
export async function encodingOf(source: Source, sample: Buffer): Promise<Encoding> {
  const wide = wideEncoding(sample);
  if (wide !== undefined) return wide;
  const check = new Utf8Check();
  for await (const chunk of await source.open()) check.feed(Buffer.from(chunk));
  return check.end() ? "utf-8" : "windows-1252";
}

/** The text of a file, as it arrives. */
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  yield* decoded(await source.open(), encoding);
}
