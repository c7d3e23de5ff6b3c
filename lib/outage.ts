import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type Outage, outageOf } from "./db/outage";
import { AppError } from "./errors";
import { log } from "./log";
import { processSingleton } from "./process-singleton";

/** Message for the client, and the seconds after which it may retry. */
const ANSWERS: Record<Outage, [message: string, retryAfter: number]> = {
  away: ["The database does not answer.", 5],
  locked: ["The database is busy.", 2],
  "read-only": ["The database takes no changes.", 30],
  full: ["The database has no space left.", 30],
};

/**
 * The error to answer with: for an outage of the database one that may be retried later, otherwise the error itself.
 */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const outage = outageOf(error);
  if (!outage) return error;
  tell(outage, error);
  listeners().getStore()?.(outage);
  return appErrorBy(outage);
}

/** The error that an outage is answered with. */
export function appErrorBy(outage: Outage): AppError {
  const [message, retryAfter] = ANSWERS[outage];
  return new AppError("unavailable", message, undefined, retryAfter);
}

/** Was this error of background work caused by an outage of the database? If so, it is logged here. */
export function isOutage(error: unknown): boolean {
  const outage = error instanceof AppError ? undefined : outageOf(error);
  if (outage) tell(outage, error);
  return outage !== undefined;
}

const AGAIN_MS = 1_000;

/** Retries work while the database is away or locked, for up to this time. Only for work that may be repeated. */
export async function throughOutages<T>(timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const outage = outageOf(error);
      const passes = outage === "away" || outage === "locked";
      if (!passes || performance.now() >= deadline) throw error;
      tell(outage, error);
    }
    await sleep(AGAIN_MS);
  }
}

const listeners = () => processSingleton("outage listeners", () => new AsyncLocalStorage<(outage: Outage) => void>());

/**
 * Runs work that may swallow its errors, and reports the outages that it meets: by name, because Next's copy of this
 * module has other error classes.
 */
export function onOutage<T>(listener: (outage: Outage) => void, work: () => T): T {
  return listeners().run(listener, work);
}

const QUIET_MS = 10_000;

/** Throttled: with the database away every request fails, and the log must not fill the disk as well. */
function tell(outage: Outage, error: unknown): void {
  const told = processSingleton("outages told", () => new Map<Outage, { at: number; since: number }>());
  const last = told.get(outage);
  const now = Date.now();
  if (last && now - last.at < QUIET_MS) {
    last.since += 1;
    return;
  }
  log.warn({ err: error, outage, sinceLast: last?.since ?? 0 }, ANSWERS[outage][0]);
  told.set(outage, { at: now, since: 0 });
}
