import { log } from "../log";

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
  /** Turns asked for are gathered for this long. */
  wakeMs?: number;
  /** One turn. What it throws is logged, and the next turn tries again. */
  work: (signal: AbortSignal) => Promise<void>;
}

/** Work done again and again, a turn at a time; inert until started. */
export function periodic({ name, intervalMs, wakeMs = 1000, work }: Options): Job {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let started = false;
  let asked = false;
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

  async function run(): Promise<void> {
    running = true;
    asked = false;
    try {
      await work(stopping.signal);
    } catch (error) {
      log.error({ err: error, job: name }, "job failed; it will be tried again");
    }
    running = false;
    schedule(asked ? wakeMs : intervalMs);
  }

  return {
    name,
    start: () => {
      if (started) return;
      started = true;
      schedule(0);
    },
    wake: () => {
      if (asked || !started) return;
      asked = true;
      if (!running) schedule(wakeMs);
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await turn;
    },
  };
}
