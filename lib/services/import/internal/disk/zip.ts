import { PassThrough, pipeline, type Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { AppError } from "../../../../errors";

/** A station's monthly files of eighty years. */
const MAX_FILES = 1000;
/** Of all files together, unpacked. */
const MAX_BYTES = 8 * 1024 ** 3;
/** Tables of weather shrink to a tenth, and lines that repeat themselves to a hundredth; an archive made to fill a disk to less. */
const MAX_RATIO = 400;
/** Below this, the ratio does not matter. */
const SMALL_BYTES = 10 * 1024 ** 2;

/** Files that operating systems add to archives. */
const HIDDEN = /(^|\/)(__MACOSX|\.[^/]*|thumbs\.db|desktop\.ini)(\/|$)/i;

export interface ZippedFile {
  name: string;
  /** Bytes in the archive. */
  size: number;
  open(): Promise<Readable>;
}

/**
 * The files in a ZIP archive, which are unpacked while they are read: nothing is written to disk. Refused by what the
 * archive says of its sizes; a file that is longer than it says ends with an error.
 * @throws AppError invalid for an archive that is damaged, encrypted, a workbook, or too large
 */
export async function zippedFiles(path: string, maxBytes = MAX_BYTES): Promise<ZippedFile[]> {
  const entries = await readable(async () => {
    const found: Entry[] = [];
    const zip = await opened(path);
    try {
      for await (const entry of zip.eachEntry()) {
        found.push(entry);
        if (found.length > MAX_FILES) throw new AppError("invalid", `An archive may have ${MAX_FILES} files.`);
      }
    } finally {
      zip.close();
    }
    return found;
  });
  refuseDocuments(entries);
  const files = entries.filter(({ fileName }) => !fileName.endsWith("/") && !HIDDEN.test(fileName));
  if (files.length === 0) throw new AppError("invalid", "This ZIP archive has no files.");
  for (const entry of files) refuse(entry);
  const total = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > maxBytes) {
    throw new AppError("too_large", `Unpacked, this ZIP archive is larger than ${megabytes(maxBytes)} MB: divide it.`);
  }
  return files.map((entry) => ({
    name: entry.fileName,
    size: entry.compressedSize,
    open: () => readable(() => streamOf(path, entry)),
  }));
}

function refuse(entry: Entry): void {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) throw new AppError("invalid", `${fileName} is encrypted: unpack the archive yourself.`);
  if (!entry.canDecodeFileData()) {
    throw new AppError("invalid", `${fileName} is compressed in an unusual way: unpack the archive yourself.`);
  }
  if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO) {
    throw new AppError("invalid", `${fileName} unpacks to ${megabytes(uncompressedSize)} MB: this is not a table.`);
  }
}

/** A workbook and the like is a ZIP archive too. */
function refuseDocuments(entries: readonly Entry[]): void {
  const names = new Set(entries.map(({ fileName }) => fileName));
  if (names.has("[Content_Types].xml")) {
    throw new AppError("invalid", "This is an Excel workbook: open it and save the table as CSV.");
  }
  if (names.has("mimetype") && names.has("content.xml")) {
    throw new AppError("invalid", "This is an OpenDocument spreadsheet: open it and save the table as CSV.");
  }
}

/** Loaded with the first archive. */
async function opened(path: string): Promise<ZipFile> {
  const { openPromise } = await import("yauzl");
  return openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
}

async function streamOf(path: string, entry: Entry): Promise<Readable> {
  const zip = await opened(path);
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  // An error of the archive is passed on to the reader, who may also stop before the end.
  return pipeline(stream, new PassThrough(), () => zip.close());
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof AppError || "code" in error) throw error;
    throw new AppError("invalid", `This ZIP archive cannot be read: ${error.message}.`);
  }
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1024 ** 2).toLocaleString("en");
}
