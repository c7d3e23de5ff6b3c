import { LRUCache } from "lru-cache";
import { log } from "./log";
import { MINUTE_MS } from "./weather/time/durations";

const MAX_MESSAGES = 1000;

const said = new LRUCache<string, true>({ max: MAX_MESSAGES, ttl: MINUTE_MS });

/**
 * Warns about a client's mistake, the same one (by message and `who`) once a minute, so that no client fills the log.
 */
export function warnThrottled(message: string, who: string | number, details: Record<string, unknown> = {}): void {
  const key = `${who} ${message}`;
  if (said.has(key)) return;
  said.set(key, true);
  log.warn({ ...details, client: who }, message);
}
