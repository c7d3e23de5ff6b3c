import type { DeviceStatus } from "../../lib/contract/device/status";
import { Backoff } from "../transport/backoff";
import { Bell } from "../transport/pause";

/** Shows the server that the agent is alive, even if it samples only once an hour. */
const EVERY_MS = 60_000;

/** Sends the agent's status to the server: at the start, on changes, and every minute. */
export class StatusTeller {
  readonly #bell = new Bell();
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly status: () => DeviceStatus,
    private readonly send: (status: DeviceStatus, signal: AbortSignal) => Promise<void>,
    /** Called when the status has arrived. */
    private readonly onTold: () => void,
  ) {}

  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** The status has changed. */
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
