import { yieldToEventLoop } from "../../event-loop";

/** One reading as it stood in the body, not checked yet. */
export interface Decoded {
  value: unknown;
  /** Where a person finds it: the line of NDJSON and CSV, the place in a JSON array, both from 1. */
  position: number;
}

/** Yields the readings as they come: as many at once as a piece of the body completes. */
export type Decoder = (body: AsyncIterable<Uint8Array>) => AsyncGenerator<Decoded[]>;

/** One reading may take this many bytes: a thousand times what any needs. */
export const ITEM_BYTES = 64 * 1024;

/** The body can not be read any further. What came before it is good. */
export class BodyError extends Error {
  override readonly name = "BodyError";

  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

/** Read before others get their turn: of the shortest lines two thousand, of which each that is not JSON costs 10 µs. */
const SLICE_BYTES = 4 * 1024;

/** The body in small slices, up to a number of bytes; throws BodyError beyond it (413), and when the sender goes away half-way. */
export async function* limited(body: ReadableStream<Uint8Array> | null, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of whole(body)) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new BodyError(`The body is larger than ${most / 1024 / 1024} MB.`, 413);
    for (let i = 0; i < chunk.byteLength; i += SLICE_BYTES) {
      yield chunk.subarray(i, i + SLICE_BYTES);
      await yieldToEventLoop();
    }
  }
}

async function* whole(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch {
    throw new BodyError("The body ends too early.");
  }
}
