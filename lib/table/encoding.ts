/** Encodings of tables as loggers and spreadsheets write them, by the names that `TextDecoder` knows. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The encoding by a byte order mark, or by the zero bytes of Latin letters in UTF-16; undefined for one byte a letter. */
export function wideEncoding(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = start.length / 4;
  if (odd > most && even < odd / 8) return "utf-16le";
  return even > most && odd < even / 8 ? "utf-16be" : undefined;
}

/** Decodes bytes as they arrive. A byte order mark is dropped, and bytes that are not of the encoding become U+FFFD. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Notices whether bytes, fed as they arrive, are valid UTF-8. */
export class Utf8Check {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #valid = true;

  feed(chunk: Uint8Array): void {
    this.#try(() => this.#decoder.decode(chunk, { stream: true }));
  }

  /** Whether all that was fed is valid and complete. */
  end(): boolean {
    this.#try(() => this.#decoder.decode());
    return this.#valid;
  }

  #try(decode: () => string): void {
    if (!this.#valid) return;
    try {
      decode();
    } catch {
      this.#valid = false;
    }
  }
}
