import { SendError } from "./transport";

const FIRST_MS = 500;
const LONGEST_MS = 60_000;
/** For errors that need a change of the configuration. */
const SLOW_MS = 60_000;

/** Exponential backoff with full jitter, so that a thousand agents do not reconnect at the same moment. */
export class Backoff {
  failures = 0;

  constructor(private readonly random: () => number = Math.random) {}

  reset(): void {
    this.failures = 0;
  }

  /** The delay after this error in ms; never less than the server asks for. */
  next(error: unknown): number {
    const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    if (!(error instanceof SendError)) return this.random() * most;
    if (error.trouble === "unauthorised") return Math.max(error.retryAfterMs, (0.5 + this.random()) * SLOW_MS);
    return error.retryAfterMs + this.random() * most;
  }
}
