import type { Outgoing } from "./message";

/** Messages that wait until the client acknowledges earlier ones. */
const MAX_WAITING = 1000;
const DEFAULT_WINDOW = 65_535;
const LAST_ID = 65_535;

/** Keeps the number of unacknowledged messages within the client's Receive Maximum; the rest waits. */
export class ReceiveWindow {
  #size = DEFAULT_WINDOW;
  #last = 0;
  readonly #open = new Set<number>();
  readonly #waiting: Outgoing[] = [];

  /** @param send called with a free packet identifier; returns whether the message was sent */
  constructor(private readonly send: (message: Outgoing, messageId: number) => boolean) {}

  open(size = DEFAULT_WINDOW): void {
    this.#size = size;
  }

  take(message: Outgoing): void {
    this.#waiting.push(message);
    if (this.#waiting.length > MAX_WAITING) throw new Error("the client does not acknowledge what it is sent");
    this.#proceed();
  }

  settle(messageId: number): void {
    if (this.#open.delete(messageId)) this.#proceed();
  }

  #proceed(): void {
    while (this.#open.size < this.#size) {
      const next = this.#waiting.shift();
      if (!next) return;
      const messageId = this.#free();
      if (this.send(next, messageId)) this.#open.add(messageId);
    }
  }

  #free(): number {
    do this.#last = (this.#last % LAST_ID) + 1;
    while (this.#open.has(this.#last));
    return this.#last;
  }
}
