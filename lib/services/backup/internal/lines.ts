import { AppError } from "../../../errors";

/** Longer than any row: a file with a longer line is not a backup. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Splits bytes at line feeds, in constant memory. The last line needs one, too: without it the file was truncated. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAX_LINE_BYTES) throw new AppError("invalid", "The file is not a backup: a line has no end.");
  }
  if (rest.length > 0) throw new AppError("invalid", "The backup ends too early: a part of it is missing.");
}
