/** One holder at a time, first come, first served. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when the caller holds the mutex, with the function that releases it. */
  async acquire(): Promise<() => void> {
    let release: () => void = () => {};
    const before = this.#last;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
