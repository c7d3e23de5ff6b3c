/** The longest delay of a timer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

/** An event to wait for repeatedly. One that happened while nothing waited is remembered. */
export class Bell {
  #rung = false;
  #waiting: AbortController | undefined;

  ring(): void {
    this.#rung = true;
    this.#waiting?.abort();
  }

  /** Resolves when it rings, the time is over, or the signal aborts. One waiter at a time. */
  async wait(signal: AbortSignal, ms = LONGEST_TIMER_MS): Promise<void> {
    if (!this.#rung) {
      const waiting = new AbortController();
      this.#waiting = waiting;
      const stop = () => waiting.abort();
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop);
      await pause(ms, waiting.signal);
      signal.removeEventListener("abort", stop);
      this.#waiting = undefined;
    }
    this.#rung = false;
  }
}
