import { LRUCache } from "lru-cache";
import { DAY_MS } from "../../../weather/time/durations";

const MOST = 10_000;

/**
 * The stations whose devices were heard of by this broker, here and lately: those are given their commands by it. Others
 * fetch them by HTTP, and would not be given what was published to nobody.
 */
export class KnownDevices {
  readonly #heard = new LRUCache<number, true>({ max: MOST, ttl: DAY_MS });
  readonly #owed = new Set<number>();

  /** Notes that a device was heard of; is this the first time? */
  isNew(stationId: number): boolean {
    const isNew = !this.#heard.has(stationId);
    this.#heard.set(stationId, true);
    return isNew;
  }

  has(stationId: number): boolean {
    return this.#heard.has(stationId);
  }

  /** Its commands could not be sent now. */
  owe(stationId: number): void {
    if (this.#owed.size < MOST) this.#owed.add(stationId);
  }

  owed(): number[] {
    const all = [...this.#owed];
    this.#owed.clear();
    return all;
  }
}
