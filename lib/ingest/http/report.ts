import type { ReadingResult } from "../../contract/reading";
import type { Decoded } from "./decoder";

/** Single results are listed up to this many, refusals up to as many again; the counts are always whole. */
const LISTED = 1000;
/** Of JSON, of all that is listed: what was wrong may be told at more length than what was sent. */
const LISTED_LENGTH = 1_000_000;

type Listed = ReadingResult & { position: number };

/** Counts what became of the readings of one body, however many, in bounded memory. */
export class Report {
  readonly #counts = { stored: 0, repeated: 0, flagged: 0, refused: 0 };
  readonly #results: Listed[] = [];
  readonly #refusals: Listed[] = [];
  #total = 0;
  #length = 0;

  add(items: readonly Decoded[], results: readonly ReadingResult[]): void {
    for (const [i, result] of results.entries()) {
      this.#total += 1;
      this.#counts[result.status] += 1;
      if (result.status === "stored" && result.flags) this.#counts.flagged += 1;
      if (this.#length > LISTED_LENGTH) continue;
      const listed = { position: items[i]?.position ?? this.#total, ...result };
      this.#length += result.status === "refused" ? JSON.stringify(result.errors).length : 0;
      if (this.#results.length < LISTED) this.#results.push(listed);
      else if (result.status === "refused" && this.#refusals.length < LISTED) this.#refusals.push(listed);
    }
  }

  /** The first results one by one, and every refusal among the rest as far as the list goes. */
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
