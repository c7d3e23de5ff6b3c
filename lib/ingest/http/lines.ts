import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

const LINE_FEED = 10;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** NDJSON: a JSON object a line. A line that is no UTF-8 or no JSON is refused by itself; the others go on. */
export async function* linesReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  for await (const { line, number } of byteLines(body)) {
    const text = textOf(line);
    if (text?.trim() !== "") yield { value: jsonOf(text), position: number };
  }
}

/** The body's lines and their numbers from 1, at constant memory. Throws BodyError on a line that is too long. */
async function* byteLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: Buffer; number: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 1;
  const checked = (line: Buffer): Buffer => {
    if (line.length > ITEM_BYTES) throw new BodyError(`Line ${number} is longer than 64 kB.`);
    return line;
  };
  for await (const chunk of body) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, from)) {
      yield { line: checked(bytes.subarray(from, end)), number };
      number += 1;
      from = end + 1;
    }
    rest = checked(bytes.subarray(from));
  }
  if (rest.length > 0) yield { line: rest, number };
}

function textOf(line: Buffer): string | undefined {
  try {
    return utf8.decode(line);
  } catch {
    return undefined;
  }
}

/** What is no JSON is left for the contract to refuse. */
function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
