import { log } from "../../../log";
import { leaveConsumers, makeConsumer, removeConsumer, renewLeases, takeOrphans } from "../../../services/consumers";
import { systemContext } from "../../../services/context";
import { Consumer } from "./consumer";

/** Each takes one message at a time; while one commits, the others continue. */
const CONSUMERS = 16;
const TURN_MS = 2000;
/** How long the session of a killed process waits for another. */
const LEASE_MS = 6000;

/**
 * This process's consumers. Each has a slot, whose session at the broker outlives the process: the broker distributes
 * the messages among the sessions, and gives no session's messages to another.
 */
export class Consumers {
  readonly #consumers = new Map<number, Consumer>();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(
    private readonly url: string,
    private readonly store: (topic: string, payload: Buffer) => Promise<void>,
  ) {}

  start(): void {
    this.#turn = this.#work()
      .catch((error: unknown) => log.warn({ err: error }, "the MQTT consumers could not be looked after"))
      .then(() => {
        if (!this.#isStopping) this.#timer = setTimeout(() => this.start(), TURN_MS);
      });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#turn;
    const all = [...this.#consumers.values()];
    await Promise.all(all.map((consumer) => consumer.stop()));
    await leaveConsumers(systemContext("mqtt"), { slots: [...this.#consumers.keys()] });
  }

  async #work(): Promise<void> {
    const ctx = systemContext("mqtt");
    const held = new Set(await renewLeases(ctx, { slots: [...this.#consumers.keys()], ttlMs: LEASE_MS }));
    for (const [slot, consumer] of this.#consumers) {
      if (held.has(slot)) continue;
      // Another process considered this one dead and took over the session.
      this.#consumers.delete(slot);
      await consumer.stop();
    }
    for (const slot of await takeOrphans(ctx, { ttlMs: LEASE_MS })) this.#open(slot, this.#active() >= CONSUMERS);
    while (this.#active() < CONSUMERS) this.#open(await makeConsumer(ctx, { ttlMs: LEASE_MS }), false);
    for (const [slot, consumer] of this.#consumers) {
      if (!consumer.isDraining || !consumer.isDrained) continue;
      this.#consumers.delete(slot);
      await consumer.stop({ endSession: true });
      await removeConsumer(ctx, { slot });
    }
  }

  #open(slot: number, isDraining: boolean): void {
    this.#consumers.set(slot, new Consumer(this.url, slot, this.store, isDraining));
  }

  #active(): number {
    return [...this.#consumers.values()].filter((consumer) => !consumer.isDraining).length;
  }
}
