import { LRUCache } from "lru-cache";
import { DAY_MS } from "../../../weather/time/durations";

const MAX_STATIONS = 10_000;

/**
 * The stations whose devices have recently used this broker, by this process: only they are sent their commands through
 * it. Other devices fetch them by HTTP, and would miss what is published without a subscriber.
 */
export class KnownDevices {
  readonly #heard = new LRUCache<number, true>({ max: MAX_STATIONS, ttl: DAY_MS });
  readonly #owed = new Set<number>();

  /** Notes a device's message; returns whether it is the first. */
  isNew(stationId: number): boolean {
    const isNew = !this.#heard.has(stationId);
    this.#heard.set(stationId, true);
    return isNew;
  }

  has(stationId: number): boolean {
    return this.#heard.has(stationId);
  }

  /** Notes that its commands could not be sent. */
  owe(stationId: number): void {
    if (this.#owed.size < MAX_STATIONS) this.#owed.add(stationId);
  }

  owed(): number[] {
    const all = [...this.#owed];
    this.#owed.clear();
    return all;
  }
}
