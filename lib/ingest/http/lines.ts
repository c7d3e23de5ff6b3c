import { type Decoded, ITEM_BYTES } from "./decoder";
import { textLines } from "./text-lines";

/** NDJSON: a JSON object a line. A line that is no JSON is refused by itself; the others go on. */
export async function* linesReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  for await (const { line, number } of textLines(body)) {
    if (line.trim() !== "") yield { value: jsonOf(line), position: number };
  }
}

/** Text that is no JSON stays text, which the contract refuses as no reading. */
function jsonOf(line: string): unknown {
  if (line.length > ITEM_BYTES) return line.slice(0, 0);
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
