import type { MetricKey } from "../../../weather/metrics";
import type { RainCounter } from "../../../weather/rain/counters";
import type { Gauge } from "./decoded";
import type { Slot } from "./rules";

interface Ranked {
  value: number;
  rank: number;
  /** As it was sent. */
  name: string;
}

interface Sent {
  value: number;
  name: string;
}

/** What a message says, before it is decided which of several values counts. */
export class Draft {
  readonly metrics = new Map<MetricKey, Ranked>();
  readonly counters: Record<Gauge, Map<RainCounter, number>> = { tipping: new Map(), piezo: new Map() };
  readonly #slots = new Map<string, Sent[]>();
  readonly #known = new Map<string, number>();
  readonly #unknown = new Map<string, number>();

  /** The lowest rank counts; of one rank, what was sent last. The others become channels of their own. */
  addMetric(metric: MetricKey, value: number, { rank, name }: Omit<Ranked, "value">): void {
    const other = this.metrics.get(metric);
    if (other && other.rank < rank) {
      this.addChannel(name, value);
      return;
    }
    if (other && other.rank > rank) this.addChannel(other.name, other.value);
    this.metrics.set(metric, { value, rank, name });
  }

  addChannel(name: string, value: number, isKnown = true): void {
    (isKnown ? this.#known : this.#unknown).set(name, value);
  }

  addCounter(gauge: Gauge, counter: RainCounter, value: number): void {
    this.counters[gauge].set(counter, value);
  }

  addSlot(slot: Slot, channel: number, sent: Sent): void {
    const key = `${slot} ${channel}`;
    const list = this.#slots.get(key);
    if (list) list.push(sent);
    else this.#slots.set(key, [sent]);
  }

  /** All values of a slot in the order in which they were sent. */
  all(slot: Slot, channel = 0): readonly Sent[] {
    return this.#slots.get(`${slot} ${channel}`) ?? [];
  }

  /** The last value of a slot. */
  last(slot: Slot, channel = 0): number | undefined {
    return this.all(slot, channel).at(-1)?.value;
  }

  /** The numbers of a slot that has several channels, in ascending order. */
  channelsOf(slot: Slot): number[] {
    return [...this.#slots.keys()]
      .filter((key) => key.startsWith(`${slot} `))
      .map((key) => Number(key.slice(slot.length + 1)))
      .sort((a, b) => a - b);
  }

  get(metric: MetricKey): number | undefined {
    return this.metrics.get(metric)?.value;
  }

  /** Sets a metric regardless of what was sent for it; undefined removes it. */
  set(metric: MetricKey, value: number | undefined): void {
    if (value === undefined) this.metrics.delete(metric);
    else this.metrics.set(metric, { value, rank: 0, name: metric });
  }

  /** The channels, the known ones first. */
  channels(): [name: string, value: number][] {
    return [...this.#known, ...[...this.#unknown].filter(([name]) => !this.#known.has(name))];
  }
}
