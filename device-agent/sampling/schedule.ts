/** Calls back periodically without drift: a late call does not delay later ones, and missed calls are skipped. */
export class Schedule {
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  #intervalMs = 0;

  constructor(
    private readonly monotonic: () => number,
    private readonly tick: () => void,
  ) {}

  /** The first call is made at once. */
  start(seconds: number): void {
    this.#intervalMs = seconds * 1000;
    this.#due = this.monotonic();
    this.#run();
  }

  /** Takes effect with the next call, which comes after the new interval. */
  change(seconds: number): void {
    this.#intervalMs = seconds * 1000;
    this.#due = this.monotonic();
    this.#plan();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    this.#plan();
    this.tick();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const now = this.monotonic();
    this.#due = nextDue(this.#due, this.#intervalMs, now);
    // A timer may fire a millisecond early by this clock; the intended multiple is then still in the future.
    this.#timer = setTimeout(() => this.#run(), Math.max(1, Math.ceil(this.#due - now)));
  }
}

/** The first multiple of the interval after `due` that is still in the future. */
export function nextDue(due: number, intervalMs: number, now: number): number {
  return due + intervalMs * Math.max(1, Math.floor((now - due) / intervalMs) + 1);
}
