import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

/** A response body with gaps, all of them for the same text of `GAP_BYTES` bytes. */
export interface Template {
  bytes: Buffer;
  /** Where the gaps begin. */
  gaps: readonly number[];
}

/** Of a nonce: 16 bytes in Base64. */
export const GAP_BYTES = 24;

/** The text with each occurrence of the placeholder (`GAP_BYTES` ASCII characters) as a gap. */
export function templateOf(text: Buffer, placeholder: string): Template {
  const gaps: number[] = [];
  for (let at = text.indexOf(placeholder); at !== -1; at = text.indexOf(placeholder, at + GAP_BYTES)) gaps.push(at);
  return { bytes: text, gaps };
}

/** The body with the text in its gaps. */
export function filled({ bytes, gaps }: Template, text: string): Buffer {
  const copy = Buffer.from(bytes);
  for (const at of gaps) copy.write(text, at, "latin1");
  return copy;
}

const compressed = promisify(deflateRaw);

/** RFC 1952: no name, no time, an unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: the last block, of Huffman codes, with nothing in it. */
const LAST_BLOCK = Buffer.from([3, 0]);
const TRAILER_BYTES = 8;
const WINDOW_BYTES = 32 * 1024;

/**
 * The template in gzip (RFC 1952), compressed once for all responses. Each gap is a stored block, whose bytes stand in the
 * stream as they are. What lies between is compressed with what comes before it as its dictionary, in which the gaps are
 * zeros: no match can reach into them, as the text has no zeros. Undefined for one that has. The trailer has to be made
 * for each response.
 */
export async function gzipTemplate({ bytes, gaps }: Template): Promise<Template | undefined> {
  if (bytes.includes(0)) return undefined;
  const plain = Buffer.from(bytes);
  for (const at of gaps) plain.fill(0, at, at + GAP_BYTES);
  const out: Buffer[] = [HEADER];
  const outGaps: number[] = [];
  let length = HEADER.length;
  const push = (part: Buffer) => {
    out.push(part);
    length += part.length;
  };
  let from = 0;
  for (const to of [...gaps, plain.length]) {
    if (to > from) {
      const dictionary = plain.subarray(Math.max(0, from - WINDOW_BYTES), from);
      // Without a last block, and ending at a byte.
      push(
        await compressed(plain.subarray(from, to), {
          finishFlush: constants.Z_SYNC_FLUSH,
          ...(dictionary.length > 0 && { dictionary }),
        }),
      );
    }
    if (to === plain.length) break;
    push(STORED_BLOCK);
    outGaps.push(length);
    push(Buffer.alloc(GAP_BYTES));
    from = to + GAP_BYTES;
  }
  push(LAST_BLOCK);
  push(Buffer.alloc(TRAILER_BYTES));
  return { bytes: Buffer.concat(out), gaps: outGaps };
}

/** RFC 1951: a block of `GAP_BYTES` bytes that are not compressed, and not the last. */
const STORED_BLOCK = Buffer.from([0, GAP_BYTES, 0, ~GAP_BYTES & 0xff, 0xff]);

/** The compressed body with the text in its gaps; `plain` is the same body before it was compressed. */
export function filledGzip(template: Template, text: string, plain: Buffer): Buffer {
  const body = filled(template, text);
  body.writeUInt32LE(crc32(plain), body.length - TRAILER_BYTES);
  body.writeUInt32LE(plain.length, body.length - TRAILER_BYTES / 2);
  return body;
}
