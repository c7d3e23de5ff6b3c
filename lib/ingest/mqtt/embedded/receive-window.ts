import type { IPublishPacket } from "mqtt-packet";

/** Messages that wait for a client to acknowledge earlier ones. */
const MOST_WAITING = 1000;
const DEFAULT_WINDOW = 65_535;

/** Sends a client of MQTT 5 no more messages at once than it wants to have unacknowledged; the rest waits. */
export class ReceiveWindow {
  #size = DEFAULT_WINDOW;
  readonly #open = new Set<number>();
  readonly #waiting: IPublishPacket[] = [];

  constructor(private readonly send: (packet: IPublishPacket) => void) {}

  open(size = DEFAULT_WINDOW): void {
    this.#size = size;
  }

  take(packet: IPublishPacket): void {
    this.#waiting.push(packet);
    if (this.#waiting.length > MOST_WAITING) throw new Error("the client does not acknowledge what it is sent");
    this.#proceed();
  }

  settle(messageId: number): void {
    if (this.#open.delete(messageId)) this.#proceed();
  }

  #proceed(): void {
    while (this.#open.size < this.#size) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#open.add(next.messageId ?? 0);
      this.send(next);
    }
  }
}
