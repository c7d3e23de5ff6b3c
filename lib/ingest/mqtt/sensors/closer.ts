import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { systemContext } from "../../../services/context";
import { recordDue } from "../../../services/sensors";

const AGAIN_MS = 5000;
/** Of a timer; also where a clock is set meanwhile, nothing waits longer. */
const LONGEST_MS = 60_000;

/** Records pending readings when their time is over, those of a process that was killed, too. */
export class Closer {
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;
  #turn: Promise<void> | undefined;
  #isStopping = false;

  /** Looks at this time (epoch ms), or earlier. */
  at(time: number): void {
    if (this.#isStopping || time >= this.#due) return;
    this.#due = time;
    clearTimeout(this.#timer);
    const delay = Math.min(LONGEST_MS, Math.max(0, time - Date.now()));
    this.#timer = setTimeout(() => this.#run(), delay).unref();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** One run at a time. */
  #run(): void {
    this.#due = Number.POSITIVE_INFINITY;
    const before = this.#turn ?? Promise.resolve();
    this.#turn = before
      .then(() => recordDue(systemContext("mqtt")))
      .then((next) => next !== undefined && this.at(next))
      .catch((error: unknown) => {
        if (!isOutage(error)) log.error({ err: error }, "readings of MQTT sensors could not be recorded; tried again");
        this.at(Date.now() + AGAIN_MS);
      })
      .then(() => undefined);
  }
}
