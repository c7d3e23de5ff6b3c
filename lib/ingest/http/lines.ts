import { isUtf8 } from "node:buffer";
import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

const LINE_FEED = 10;
const BYTE_ORDER_MARK = "\uFEFF";

/** NDJSON: one JSON object per line. A line that is not valid UTF-8 or JSON is refused; the others are kept. */
export async function* linesReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded[]> {
  let rest: Buffer = Buffer.alloc(0);
  let position = 1;
  for await (const chunk of body) {
    const bytes = Buffer.concat([rest, chunk]);
    const ready: Decoded[] = [];
    let from = 0;
    // A line feed is never part of another character in UTF-8, so if all bytes are valid, each line is.
    const good = isUtf8(bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1));
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, from)) {
      if (end - from > ITEM_BYTES) break;
      push(ready, bytes.subarray(from, end), position, good);
      position += 1;
      from = end + 1;
    }
    yield ready;
    rest = bytes.subarray(from);
    if (rest.length > ITEM_BYTES) throw new BodyError(`Line ${position} is longer than 64 kB.`);
  }
  const last: Decoded[] = [];
  push(last, rest, position, false);
  yield last;
}

/** Empty lines are skipped; a line that is not JSON is refused by the contract. */
function push(ready: Decoded[], line: Buffer, position: number, good: boolean): void {
  const text = good || isUtf8(line) ? line.toString() : undefined;
  if (text?.trim() !== "") ready.push({ value: jsonOf(text), position });
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
