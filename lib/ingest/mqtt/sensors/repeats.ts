import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** A sensor's radio repeats a message within a second or two; the next measurement is later. */
const REPEATED_MS = 5000;
const MAX_MESSAGES = 5000;

type Turn = "first" | "second" | "more";

/** How often the same message has arrived within a few seconds. */
export class Repeats {
  readonly #counts = new LRUCache<string, number>({ max: MAX_MESSAGES, ttl: REPEATED_MS, noUpdateTTL: true });

  /** @param said all that a repeat has in common */
  count(said: unknown): { turn: Turn; forget: () => void } {
    const key = createHash("sha256").update(JSON.stringify(said)).digest("base64");
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, before + 1);
    const turn = (["first", "second"] as const)[before] ?? "more";
    return { turn, forget: () => this.#counts.set(key, before) };
  }
}
