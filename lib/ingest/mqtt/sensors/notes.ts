import { log } from "../../../log";
import { isOutage } from "../../../outage";
import { systemContext } from "../../../services/context";
import { type HeardNote, noteHeard } from "../../../services/sensors";

const EVERY_MS = 2000;
/** Per subscription, between two writes. */
const MAX_SENSORS = 50;
const MAX_SUBSCRIPTIONS = 5000;

interface Note {
  at: number;
  result: string;
  sensors: Map<string, HeardNote["sensors"][number]>;
}

/** What was heard, written every few seconds: a message every second must not be a transaction every second. */
export class Notes {
  readonly #waiting = new Map<number, Note>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  add(subscriptionId: number, at: number, result: string): void {
    const note = this.#noteOf(subscriptionId);
    if (!note) return;
    note.at = at;
    note.result = result;
  }

  heard(subscriptionId: number, sensor: HeardNote["sensors"][number]): void {
    const note = this.#noteOf(subscriptionId);
    if (!note || (note.sensors.size >= MAX_SENSORS && !note.sensors.has(sensor.name))) return;
    note.sensors.set(sensor.name, sensor);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#flush();
    await this.#writing;
  }

  #noteOf(subscriptionId: number): Note | undefined {
    const known = this.#waiting.get(subscriptionId);
    if (known || this.#waiting.size >= MAX_SUBSCRIPTIONS) return known;
    const note = { at: 0, result: "", sensors: new Map() };
    this.#waiting.set(subscriptionId, note);
    this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS).unref();
    return note;
  }

  #flush(): void {
    this.#timer = undefined;
    const notes = [...this.#waiting].map(([subscriptionId, { at, result, sensors }]) => ({
      subscriptionId,
      at,
      result,
      sensors: [...sensors.values()],
    }));
    this.#waiting.clear();
    if (notes.length === 0) return;
    this.#writing = this.#writing
      .then(() => noteHeard(systemContext("mqtt"), { notes }))
      .catch((error: unknown) => {
        if (!isOutage(error)) log.warn({ err: error }, "what MQTT sensors said could not be noted");
      });
  }
}
