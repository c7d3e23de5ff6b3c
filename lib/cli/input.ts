import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export interface Input {
  /** The content, unzipped if it was zipped. */
  stream: Readable;
  /** Bytes of the file, if it is one. */
  size: number | undefined;
  /** Bytes of the file read so far. */
  read(): number;
}

/** Opens a file, or standard input for `-`. What is zipped is known by its first bytes, whatever its name. */
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
  // An error of the file ends the unzipped stream with it.
  return { stream: zipped ? pipeline(raw, createGunzip(), () => {}) : raw, size, read: () => read };
}
