import { randomBytes } from "node:crypto";
import { type StoredAnswer, storedSchema } from "../../lib/contract/device/batch";
import { type Answer, SendError } from "./transport";

const TIMEOUT_MS = 30_000;

interface Waiting {
  items: number;
  resolve: (answer: Answer) => void;
  reject: (error: SendError) => void;
}

/** Published batches without an answer, by their id. */
export class StoredAnswers {
  readonly #waiting = new Map<string, Waiting>();

  constructor(private readonly timeoutMs = TIMEOUT_MS) {}

  /** Publishes a batch under a new id; resolves with the answer that names it. */
  async ask(items: number, signal: AbortSignal, publish: (id: string) => Promise<void>): Promise<Answer> {
    const id = randomBytes(12).toString("hex");
    const stop = () => this.#fail(id, "Stopped.");
    const timer = setTimeout(() => this.#fail(id, "The server did not confirm that it is stored."), this.timeoutMs);
    signal.addEventListener("abort", stop);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.set(id, { items, resolve, reject });
        publish(id).catch(reject);
      });
    } finally {
      this.#waiting.delete(id);
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  /** @returns the parsed answer; undefined if it is invalid */
  settle(payload: unknown): StoredAnswer | undefined {
    const answer = storedSchema.safeParse(payload).data;
    const waiting = answer && this.#waiting.get(answer.id);
    if (!answer || !waiting) return answer;
    const isWhole = answer.stored + answer.repeated + answer.refused.length === waiting.items;
    if (isWhole) waiting.resolve({ refused: answer.refused });
    else waiting.reject(new SendError("unavailable", "The server's answer is about another number of items."));
    return answer;
  }

  /** The connection has ended, so no answers will come. */
  failAll(): void {
    for (const id of this.#waiting.keys()) this.#fail(id, "The connection to the broker is gone.");
  }

  #fail(id: string, message: string): void {
    this.#waiting.get(id)?.reject(new SendError("unavailable", message));
  }
}
