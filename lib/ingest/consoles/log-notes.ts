import { LRUCache } from "lru-cache";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";

const DAY_MS = 24 * 60 * 60_000;
const MAX_SAID = 10_000;

const said = () => processSingleton("console-notes", () => new LRUCache<string, true>({ max: MAX_SAID, ttl: DAY_MS }));

/** Logs what was left out of a station's messages: the same once a day, as a console sends it all the time. */
export function logNotes(station: number, kind: string, notes: readonly string[]): void {
  for (const note of notes) {
    const key = `${station} ${note}`;
    if (said().has(key)) continue;
    said().set(key, true);
    log.warn({ station, protocol: kind, note }, "a console's message was not taken as it is");
  }
}
