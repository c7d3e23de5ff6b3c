import { yieldToEventLoop } from "../../event-loop";

/** One reading of the body, not validated yet. */
export interface Decoded {
  value: unknown;
  /** Position for the report: the line in NDJSON and CSV, the index in a JSON array, both from 1. */
  position: number;
}

/** Yields the readings that each chunk of the body completes. */
export type Decoder = (body: AsyncIterable<Uint8Array>) => AsyncGenerator<Decoded[]>;

/** The limit for one reading: a thousand times what any needs. */
export const ITEM_BYTES = 64 * 1024;

/** The rest of the body cannot be read. What came before it is valid. */
export class BodyError extends Error {
  override readonly name = "BodyError";

  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

/** Parsed before the event loop gets a turn: two thousand of the shortest lines, at 10 µs for each that is not JSON. */
const SLICE_BYTES = 4 * 1024;

/** The body in small slices. @throws BodyError if it exceeds `most` bytes (413), or the client disconnects */
export async function* limited(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new BodyError(`The body is larger than ${most / 1024 / 1024} MB.`, 413);
    for (let i = 0; i < chunk.byteLength; i += SLICE_BYTES) {
      yield chunk.subarray(i, i + SLICE_BYTES);
      await yieldToEventLoop();
    }
  }
}

/** The body as it arrives. @throws BodyError if the client disconnects */
export async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch {
    throw new BodyError("The body ends too early.");
  }
}
