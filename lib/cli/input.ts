import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { pipeline as pipe } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Source } from "../services/import";

/** A file that can be read several times. */
export interface Input extends Source {
  /** The size in bytes. */
  size: number;
  /** Bytes read since it was last opened. */
  read(): number;
}

/**
 * Runs `work` on a file, or on standard input for `-`, which is kept in a temporary file meanwhile: what an import
 * contains is found out before it is read.
 */
export async function withInput<T>(file: string, cwd: string, work: (input: Input) => Promise<T>): Promise<T> {
  if (file !== "-") return work(await inputOf(resolve(cwd, file)));
  const folder = await mkdtemp(join(tmpdir(), "weather-import-"));
  try {
    const copy = join(folder, "input");
    await pipe(process.stdin, createWriteStream(copy, { mode: 0o600 }));
    return await work(await inputOf(copy));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inputOf(path: string): Promise<Input> {
  let read = 0;
  return {
    size: (await stat(path)).size,
    read: () => read,
    open: () => {
      read = 0;
      return opened(path, (bytes) => {
        read += bytes;
      });
    },
  };
}

/** The content, decompressed if necessary. Gzip is recognised by its first bytes, however the file is named. */
async function opened(path: string, onRead: (bytes: number) => void): Promise<Readable> {
  const chunks: AsyncIterator<Buffer> = createReadStream(path)[Symbol.asyncIterator]();
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
