import { log } from "../log";
import { isOutage } from "../outage";

export interface Job {
  readonly name: string;
  start(): void;
  /** Resolves when the current run, if any, has ended. */
  stop(): Promise<void>;
  /** Requests a run before the interval has passed. */
  wake(): void;
}

interface Options {
  name: string;
  intervalMs: number;
  /** A requested run begins within this time, however often it is requested meanwhile. */
  wakeMs?: number;
  /** It begins earlier if no further request came for this long, so that a series of requests is handled in one run. */
  quietMs?: number;
  /** One run. Errors are logged, and the next run tries again. */
  work: (signal: AbortSignal) => Promise<void>;
}

/** A job rests for this many times the duration of its run: requested runs take a fifth of the time at most. */
const REST = 4;

/** A job that is repeated, one run at a time; inert until started. */
export function periodic({ name, intervalMs, wakeMs = 1000, quietMs = wakeMs, work }: Options): Job {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let started = false;
  let firstAsked: number | undefined;
  let restUntil = 0;
  let running = false;

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      turn = run();
    }, delay);
    // A job does not keep the process alive.
    timer.unref();
  }

  function scheduleAsked(asked: number): void {
    const now = performance.now();
    schedule(Math.max(restUntil - now, Math.min(quietMs, asked + wakeMs - now)));
  }

  async function run(): Promise<void> {
    const begun = performance.now();
    running = true;
    firstAsked = undefined;
    try {
      await work(stopping.signal);
    } catch (error) {
      if (!isOutage(error)) log.error({ err: error, job: name }, "job failed; it will be tried again");
    }
    running = false;
    const ended = performance.now();
    restUntil = ended + Math.min(REST * (ended - begun), intervalMs);
    if (firstAsked === undefined) schedule(intervalMs);
    else scheduleAsked(firstAsked);
  }

  return {
    name,
    start: () => {
      if (started) return;
      started = true;
      schedule(0);
    },
    wake: () => {
      if (!started) return;
      firstAsked ??= performance.now();
      if (!running) scheduleAsked(firstAsked);
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await turn;
    },
  };
}
