import { Readable } from "node:stream";
import type { ReadingResult } from "../../contract/reading/reading";
import { AppError } from "../../errors";
import { wholeBody } from "../../http/body";
import type { PlainAnswer } from "../../http/plain-answer";
import { plainJson } from "../../http/respond";
import type { record } from "../../services/readings";
import { csvReadings } from "./csv";
import { BodyError, chunksOf, type Decoded, type Decoder, ITEM_BYTES, limited } from "./decoder";
import { jsonReadings, smallJson } from "./json";
import { linesReadings } from "./lines";

const BODY_BYTES = 50 * 1024 * 1024;
const BATCH = 1000;

const DECODERS = new Map<string, Decoder>([
  ["application/json", jsonReadings],
  ["application/x-ndjson", linesReadings],
  ["application/ndjson", linesReadings],
  ["application/jsonl", linesReadings],
  ["text/csv", csvReadings],
]);

/** Up to this many bytes JSON is parsed at once. So no item of it is larger than one may be. */
const SMALL_BYTES = ITEM_BYTES;

/**
 * The items of a body of at most so many bytes, as they stream in; those of small JSON all at once.
 * @throws BodyError, AppError unsupported or too_large
 */
export async function* itemsOf(
  request: Request,
  decoders: ReadonlyMap<string, Decoder>,
  most: number,
): AsyncGenerator<Decoded[]> {
  const decode = decoderFor(request, decoders);
  const small = decode === jsonReadings ? await wholeBody(request, Math.min(most, SMALL_BYTES)) : undefined;
  const items = small && smallJson(small);
  if (items) yield items;
  // What is not JSON is parsed again: what comes before the fault is stored, and the answer says what it is.
  else yield* decode(limited(small ? Readable.from([small]) : chunksOf(request), most));
}

/** Stores a body's readings as they stream in, and reports the result of each. */
export async function recordBody(
  request: Request,
  store: (batch: unknown[]) => ReturnType<typeof record>,
): Promise<PlainAnswer> {
  const report = new Report();
  let batch: Decoded[] = [];
  let storing: Promise<void> = Promise.resolve();
  /** One batch is stored while the next one is read. */
  const flush = async (items: Decoded[]) => {
    await storing;
    storing = store(items.map((item) => item.value)).then((results) => report.add(items, results));
    storing.catch(() => {});
  };
  const flushAll = async () => {
    await flush(batch);
    await storing;
  };
  try {
    for await (const items of itemsOf(request, DECODERS, BODY_BYTES)) {
      batch = batch.length === 0 ? items : batch.concat(items);
      while (batch.length >= BATCH) await flush(batch.splice(0, BATCH));
    }
  } catch (error) {
    await storing;
    if (!(error instanceof BodyError)) throw error;
    // What was complete before the error is valid: it is stored, and the report says how far that was.
    await flushAll();
    return plainJson({ ...report.body(), detail: error.message }, error.status);
  }
  await flushAll();
  return plainJson(report.body(), report.status());
}

/** @throws AppError unsupported, or too_large by the Content-Length */
function decoderFor(request: Request, decoders: ReadonlyMap<string, Decoder>): Decoder {
  const type = request.headers.get("content-type") ?? "";
  const decoder = decoders.get(type.split(";", 1)[0]?.trim().toLowerCase() ?? "");
  if (!decoder) throw new AppError("unsupported", `Unsupported media type "${type}" in request.`);
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") throw new AppError("unsupported", `Unsupported content encoding "${encoding}".`);
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES) {
    throw new AppError("too_large", "The body is larger than 50 MB.");
  }
  return decoder;
}

/** Up to this many results are listed, and as many further refusals; the counts cover all readings. */
const LISTED = 1000;
/** Characters of JSON of all listed results, since an error can be longer than the reading that caused it. */
const LISTED_LENGTH = 1_000_000;

type Listed = ReadingResult & { position: number };

/** Counts the results of any number of readings, in bounded memory. */
export class Report {
  /** Completed and corrected readings count as stored, too: known clients expect that these add up. */
  readonly #counts = { stored: 0, completed: 0, corrected: 0, repeated: 0, flagged: 0, refused: 0 };
  readonly #results: Listed[] = [];
  readonly #refusals: Listed[] = [];
  #total = 0;
  #length = 0;

  add(items: readonly Decoded[], results: readonly ReadingResult[]): void {
    for (const [i, result] of results.entries()) {
      this.#total += 1;
      this.#counts[result.status] += 1;
      if (result.status === "completed" || result.status === "corrected") this.#counts.stored += 1;
      if ("flags" in result && result.flags) this.#counts.flagged += 1;
      if (this.#length > LISTED_LENGTH) continue;
      const listed = { position: items[i]?.position ?? this.#total, ...result };
      this.#length += result.status === "refused" ? JSON.stringify(result.errors).length : 0;
      if (this.#results.length < LISTED) this.#results.push(listed);
      else if (result.status === "refused" && this.#refusals.length < LISTED) this.#refusals.push(listed);
    }
  }

  /** The first results, then the refusals among the rest until the list is full. */
  body() {
    return {
      ...this.#counts,
      results: [...this.#results, ...this.#refusals],
      truncated: this.#total > LISTED || this.#length > LISTED_LENGTH,
    };
  }

  status(): number {
    if (this.#counts.stored > 0) return 201;
    return this.#counts.refused > 0 && this.#counts.repeated === 0 ? 400 : 200;
  }
}
