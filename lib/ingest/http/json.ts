import { isUtf8 } from "node:buffer";
import { JSONParser } from "@streamparser/json";
import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

/** As bytes: an optional byte order mark, white space, and the bracket. */
const ARRAY_START = /^(\xEF\xBB\xBF)?\s*\[/;

/** A small body that is there whole, at a tenth of the price; undefined if it is not JSON. */
export function smallJson(body: Uint8Array<ArrayBuffer>): Decoded[] | undefined {
  if (!isUtf8(body)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString());
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item, i) => ({ value: item, position: i + 1 }));
  } catch {
    return undefined;
  }
}

/** JSON: an object, or an array that is parsed element by element. */
export async function* jsonReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded[]> {
  const ready: Decoded[] = [];
  let parser: JSONParser | undefined;
  let fault: Error | undefined;
  let count = 0;
  /** Bytes written, up to the last token, and up to the end of the last complete reading. */
  const bytes = { written: 0, token: 0, reading: 0 };
  const tooLarge = () => new BodyError(`Reading ${count + 1} is larger than 64 kB.`);
  const parserFor = (text: string): JSONParser => {
    const made = new JSONParser({ paths: ARRAY_START.test(text) ? ["$.*"] : ["$"], keepStack: false });
    made.onToken = ({ offset }) => {
      bytes.token = offset;
    };
    made.onValue = ({ value }) => {
      if (bytes.token - bytes.reading > ITEM_BYTES) fault ??= tooLarge();
      if (fault) return;
      bytes.reading = bytes.token;
      count += 1;
      ready.push({ value, position: count });
    };
    made.onError = (error) => {
      fault ??= new BodyError(`JSON parse error - ${error.message}`);
    };
    return made;
  };
  for await (const chunk of body) {
    if (!parser) {
      const start = Buffer.from(chunk).toString("latin1");
      if (start.trim() === "") continue;
      parser = parserFor(start);
    }
    bytes.written += chunk.byteLength;
    parser.write(chunk);
    yield ready.splice(0);
    if (!fault && bytes.written - bytes.reading > ITEM_BYTES) fault = tooLarge();
    if (fault) throw fault;
  }
  if (!parser?.isEnded) throw new BodyError("JSON parse error - the body ends too early.");
}
