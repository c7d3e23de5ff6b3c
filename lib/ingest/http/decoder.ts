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
