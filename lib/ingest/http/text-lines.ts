import { BodyError, ITEM_BYTES } from "./decoder";

/** The text's lines without their ends, and their numbers from 1. Throws BodyError on bad UTF-8 or an endless line. */
export async function* textLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: string; number: number }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let number = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new BodyError(`The body is not UTF-8 after line ${number}.`);
    }
  };
  for await (const chunk of body) {
    const lines = (rest + decode(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield { line: line.replace(/\r$/, ""), number: ++number };
    if (rest.length > ITEM_BYTES) throw new BodyError(`Line ${number + 1} is longer than 64 kB.`);
  }
  rest += decode();
  if (rest !== "") yield { line: rest, number: ++number };
}
