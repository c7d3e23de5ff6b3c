import { AppError } from "../errors";
import { Semaphore } from "../semaphore";

/** Procedures per request. The browser's links split longer batches: keep `components/*` clients at this number. */
export const MAX_BATCH = 20;
/** Characters of JSON of all answers of a batch: a list of 2,000 stations has about a million. */
const MAX_BATCH_LENGTH = 8_000_000;
const CONCURRENCY = 2;

/**
 * The procedures of one batched request: runs a few at a time, answers equal questions once, and bounds the total size
 * of the answers. Procedures beyond it are refused one by one.
 */
export class Batch<Answer> {
  readonly #turns = new Semaphore(CONCURRENCY, MAX_BATCH);
  readonly #answers = new Map<string, Promise<{ answer: Answer; length: number }>>();
  #length = 0;

  /** @throws AppError too_large when the previous answers have used up the batch's size */
  async answer(question: string, ask: () => Promise<Answer>, dataOf: (answer: Answer) => unknown): Promise<Answer> {
    const asked = this.#answers.get(question) ?? this.#turns.take(() => this.#ask(ask, dataOf));
    this.#answers.set(question, asked);
    const { answer, length } = await asked;
    this.#length += length;
    this.#refuseMore();
    return answer;
  }

  async #ask(ask: () => Promise<Answer>, dataOf: (answer: Answer) => unknown) {
    this.#refuseMore();
    const answer = await ask();
    return { answer, length: JSON.stringify(dataOf(answer))?.length ?? 0 };
  }

  #refuseMore(): void {
    if (this.#length <= MAX_BATCH_LENGTH) return;
    throw new AppError("too_large", "The answers of this batch are too large: request this separately.");
  }
}
