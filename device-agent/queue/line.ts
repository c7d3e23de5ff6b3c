import { crc32 } from "node:zlib";

const LINE_FEED = 10;
const CHECKSUM = /^([0-9a-f]{8}) /;

/** Encodes a line so that damage is detected: CRC-32 in eight hexadecimal digits, a space, JSON, a line feed. */
export function encodeLine(value: unknown): Buffer {
  const json = JSON.stringify(value);
  return Buffer.from(`${checksum(json)} ${json}\n`);
}

/** Decodes a line without its line feed; undefined if it is damaged. */
export function decodeLine(line: string): unknown {
  const json = line.slice(9);
  if (CHECKSUM.exec(line)?.[1] !== checksum(json)) return undefined;
  return JSON.parse(json);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}

export interface Line {
  /** undefined if the line is damaged. */
  value: unknown;
  /** Offset after its line feed. */
  end: number;
}

/** The complete lines in a part of a file; an incomplete last line is ignored. */
export function* linesOf(bytes: Buffer): Generator<Line> {
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, from)) {
    const value = decodeLine(bytes.toString("utf8", from, at));
    from = at + 1;
    yield { value, end: from };
  }
}
