/** Calls back every so often, without drift: a call that comes late delays none of those after it, and none is made up for. */
export class Schedule {
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  #intervalMs = 0;

  constructor(
    private readonly monotonic: () => number,
    private readonly tick: () => void,
  ) {}

  /** The first call comes at once. */
  start(seconds: number): void {
    this.#intervalMs = seconds * 1000;
    this.#due = this.monotonic();
    this.#run();
  }

  /** From the next call on, which comes after the new interval. */
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
    // A timer may fire a millisecond early by this clock; the multiple it was meant for is then still to come.
    this.#timer = setTimeout(() => this.#run(), Math.max(1, Math.ceil(this.#due - now)));
  }
}

/** The first multiple of the interval behind `due` that is still to come. */
export function nextDue(due: number, intervalMs: number, now: number): number {
  return due + intervalMs * Math.max(1, Math.floor((now - due) / intervalMs) + 1);
}
