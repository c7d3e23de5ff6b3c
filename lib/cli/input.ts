import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export interface Input {
  /** The content, decompressed if necessary. */
  stream: Readable;
  /** The file's size in bytes; undefined for standard input. */
  size: number | undefined;
  /** Bytes of the file read so far. */
  read(): number;
}

/** Opens a file, or standard input for `-`. Gzip is recognised by its first bytes, whatever the file's name. */
export async function openInput(file: string, cwd: string): Promise<Input> {
  const path = resolve(cwd, file);
  const size = file === "-" ? undefined : (await stat(path)).size;
  const chunks: AsyncIterator<Buffer> = (file === "-" ? process.stdin : createReadStream(path))[Symbol.asyncIterator]();
  const first = await chunks.next();
  let read = 0;
  async function* all(): AsyncGenerator<Buffer> {
    for (let next = first; !next.done; next = await chunks.next()) {
      read += next.value.length;
      yield next.value;
    }
  }
  const raw = Readable.from(all(), { objectMode: false });
  const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  // An error of the file is passed on to the decompressed stream.
  return { stream: zipped ? pipeline(raw, createGunzip(), () => {}) : raw, size, read: () => read };
}
