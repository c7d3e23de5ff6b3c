import { JSONParser } from "@streamparser/json";
import { BodyError, type Decoded, ITEM_BYTES } from "./decoder";

const ARRAY_START = /^\s*\[/;

/** JSON: an object, or an array that is read an element at a time. */
export async function* jsonReadings(body: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  const ready: Decoded[] = [];
  let parser: JSONParser | undefined;
  let fault: Error | undefined;
  let start = "";
  let since = 0;
  let count = 0;
  const parserFor = (text: string): JSONParser => {
    const made = new JSONParser({ paths: ARRAY_START.test(text) ? ["$.*"] : ["$"], keepStack: false });
    made.onValue = ({ value }) => {
      since = 0;
      count += 1;
      ready.push({ value, position: count });
    };
    made.onError = (error) => {
      fault ??= error;
    };
    return made;
  };
  for await (const chunk of body) {
    since += chunk.byteLength;
    if (!parser) {
      start += Buffer.from(chunk).toString("latin1");
      if (start.trim() === "") continue;
      parser = parserFor(start);
    }
    if (!fault) parser.write(chunk);
    yield* ready.splice(0);
    if (fault) throw new BodyError(`JSON parse error - ${fault.message}`);
    if (since > ITEM_BYTES + chunk.byteLength) throw new BodyError(`Reading ${count + 1} is larger than 64 kB.`);
  }
  if (!parser?.isEnded) throw new BodyError("JSON parse error - the body ends too early.");
}
