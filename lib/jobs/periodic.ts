import { log } from "../log";
import { isOutage } from "../outage";

export interface Job {
  readonly name: string;
  start(): void;
  /** Resolves when the turn that is under way, if any, has ended. */
  stop(): Promise<void>;
  /** Asks for a turn soon, without waiting for the interval. */
  wake(): void;
}

interface Options {
  name: string;
  intervalMs: number;
  /** A turn that was asked for comes within this time, however often it is asked for meanwhile. */
  wakeMs?: number;
  /** It comes sooner when nobody has asked for this long: what is asked for in a row is done at once. */
  quietMs?: number;
  /** One turn. What it throws is logged, and the next turn tries again. */
  work: (signal: AbortSignal) => Promise<void>;
}

/** Turns that are asked for again and again take a fifth of the time at most: they rest this many times their length. */
const REST = 4;

/** Work done again and again, a turn at a time; inert until started. */
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
    // A job alone keeps no process alive.
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
