import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "../../../../errors";
import type { Source } from "../file/source";
import { zippedFiles } from "./zip";

/** A file of an import, under the name by which messages call it. */
export interface NamedSource extends Source {
  name: string;
}

/** A file on disk that can be read several times. */
export interface DiskFile extends NamedSource {
  /** The size in bytes, as it is stored. */
  size: number;
  /** Of these bytes, those read since it was last opened. */
  read(): number;
}

interface Limits {
  /** Unpacked, of all files of an archive together. */
  maxBytes?: number;
}

/**
 * The files at a path: it itself, or those of a ZIP archive. Archives and gzip are recognised by their first bytes,
 * however the file is named.
 * @throws AppError invalid for an archive that cannot be read
 */
export async function filesAt(path: string, name: string, limits: Limits = {}): Promise<DiskFile[]> {
  if ((await startOf(path)).toString("latin1") !== "PK\x03\x04") return [await fileAt(path, name, limits)];
  return (await zippedFiles(path, limits.maxBytes)).map((file) => counted(file, file.open, limits));
}

/** The file at a path, decompressed if necessary. */
export async function fileAt(path: string, name: string, limits: Limits = {}): Promise<DiskFile> {
  return counted({ name, size: (await stat(path)).size }, () => createReadStream(path), limits);
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function counted(
  { name, size }: Pick<DiskFile, "name" | "size">,
  open: Source["open"],
  { maxBytes = Number.POSITIVE_INFINITY }: Limits,
): DiskFile {
  let read = 0;
  return {
    name,
    size,
    read: () => Math.min(read, size),
    open: async () => {
      read = 0;
      const onRead = (bytes: number) => {
        read += bytes;
      };
      const content = await unzipped(await open(), onRead);
      return maxBytes === Number.POSITIVE_INFINITY ? content : bounded(content, maxBytes);
    },
  };
}

/** The content, decompressed if necessary. */
async function unzipped(source: Readable, onRead: (bytes: number) => void): Promise<Readable> {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  async function* all(): AsyncGenerator<Buffer> {
    try {
      for (let next = first; !next.done; next = await chunks.next()) {
        onRead(next.value.length);
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  const raw = Readable.from(all(), { objectMode: false });
  const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  // An error of the file is passed on to the decompressed stream.
  return zipped ? pipeline(raw, createGunzip(), () => {}) : raw;
}

function bounded(content: Readable, maxBytes: number): Readable {
  async function* upTo(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AppError("too_large", "Unpacked, this file is too large: divide it.");
      yield chunk;
    }
  }
  return Readable.from(upTo(content), { objectMode: false });
}
