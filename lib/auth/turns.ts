/** Lets a few at once do what is costly; the others wait for their turn, in order. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Too many wait already: whoever comes now had better come back later. */
  get isFull(): boolean {
    return this.#running >= this.atOnce && this.#waiting.length >= this.mostWaiting;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnce) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn passes on without becoming free, where a newcomer could take it first.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
