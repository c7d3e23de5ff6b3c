import { BodyError } from "./decoder";

/** The body's chunks, up to a number of bytes; throws BodyError (413) beyond it. */
export async function* limited(body: ReadableStream<Uint8Array> | null, most: number): AsyncGenerator<Uint8Array> {
  if (!body) return;
  let bytes = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new BodyError(`The body is larger than ${most / 1024 / 1024} MB.`, 413);
    yield chunk;
  }
}
