import type { DeviceStatus } from "../../lib/contract/device/status";
import { Backoff } from "../transport/backoff";
import { Bell } from "../transport/pause";

/** The server knows by it that the agent lives, even when it samples once an hour. */
const EVERY_MS = 60_000;

/** Tells the server what the agent says of itself: at the start, when something changed, and every minute. */
export class StatusTeller {
  readonly #bell = new Bell();
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly status: () => DeviceStatus,
    private readonly send: (status: DeviceStatus, signal: AbortSignal) => Promise<void>,
    /** It arrived. */
    private readonly onTold: () => void,
  ) {}

  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Something changed. */
  notify(): void {
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    while (!signal.aborted) {
      let wait = EVERY_MS;
      try {
        await this.send(this.status(), signal);
        if (backoff.failures > 0) this.onTold();
        backoff.reset();
      } catch (error) {
        wait = backoff.next(error);
      }
      await this.#bell.wait(signal, wait);
    }
  }
}
