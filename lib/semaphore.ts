/** Limits how many costly pieces of work run at once. The others wait in order. */
export class Semaphore {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly concurrency: number,
    private readonly maxWaiting: number,
  ) {}

  /** Whether so much work is waiting that a caller should be asked to come back later. */
  get isFull(): boolean {
    return this.#running >= this.concurrency && this.#waiting.length >= this.maxWaiting;
  }

  /**
   * Runs the work when it is its turn.
   * @param signal gives the place in the queue up; what runs already must watch it itself
   * @throws the signal's reason when it aborted before the work began
   */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running < this.concurrency) this.#running += 1;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      // The turn passes on without becoming free, where a newcomer could take it first.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const goOn = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(goOn), 1);
        reject(signal?.reason);
      };
      this.#waiting.push(goOn);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }
}
