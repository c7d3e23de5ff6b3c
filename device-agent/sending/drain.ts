import type { Log } from "../log";
import type { Entry } from "../queue/journal";
import { Backoff } from "../transport/backoff";
import { Bell } from "../transport/pause";
import { type Answer, SendError } from "../transport/transport";

/** 500 readings, within the payload limit of the MQTT transport. */
const PORTION = { items: 500, bytes: 128 * 1024 };
/** Delay while entries wait for a clock, or for the disk. */
const LATER_MS = 2_000;
const READ_AGAIN_MS = 30_000;
/** After this many refusals of a request with one item, the cause is not damage on the way. */
const TRIES = 5;

/** What to do with an entry: send it; skip it; wait; or set it aside. */
export type Sendable<W> = { wire: W } | "nothing" | "wait" | { never: string };

/** A journal and how its entries are sent. */
export interface Source<E, W> {
  readonly name: string;
  readonly journal: {
    read(after: number, portion: typeof PORTION): Entry<E>[];
    acknowledge(n: number): void;
    readonly acknowledged: number;
  };
  look(entry: Entry<E>): Sendable<W>;
  /** Resolves with whether look()'s result is on disk, and may be used. */
  isKept(): Promise<boolean>;
  send(wires: W[], signal: AbortSignal): Promise<Answer>;
  /** Handles items that the server will never accept. */
  setAside(items: { entry: E; reason: string }[]): void;
}

/** Sends a journal's entries, oldest first, two batches at a time, until stopped. What cannot be sent waits. */
export class Drain<E, W> {
  readonly #bell = new Bell();
  readonly #calls = new Set<Bell>();
  readonly #backoff = new Backoff();
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #trouble = "";

  constructor(
    private readonly source: Source<E, W>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.#running = this.#run(this.#stopping.signal);
  }

  /** New entries were queued. */
  notify(): void {
    this.#bell.ring();
  }

  /** The server can be reached again, so waits end. */
  hurry(): void {
    this.#backoff.reset();
    for (const bell of this.#calls) bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { journal } = this.source;
    let cursor = journal.acknowledged;
    let previous: Promise<void> = Promise.resolve();
    while (!signal.aborted) {
      const batch = this.#read(cursor);
      const last = batch?.at(-1)?.n;
      if (batch === undefined || last === undefined) {
        await this.#bell.wait(signal, batch ? undefined : READ_AGAIN_MS);
        continue;
      }
      cursor = last;
      const before = previous;
      previous = Promise.all([before, this.#deliver(batch, signal)]).then(() => {
        if (!signal.aborted) journal.acknowledge(last);
      });
      await before;
    }
    await previous;
  }

  /** undefined if the disk failed. */
  #read(after: number): Entry<E>[] | undefined {
    try {
      return this.source.journal.read(after, PORTION);
    } catch (error) {
      this.log.error("the queue cannot be read; it will be tried again", { what: this.source.name, error });
      return undefined;
    }
  }

  /** Resolves when the batch has nothing left to send, or the signal aborted. */
  async #deliver(batch: Entry<E>[], signal: AbortSignal): Promise<void> {
    let rest = batch;
    const refusedAs = new Map<number, string>();
    for (let tries = 1; rest.length > 0 && !signal.aborted; ) {
      const { ready, waiting } = await this.#sort(rest, refusedAs);
      rest = [...ready.map(({ entry }) => entry), ...waiting];
      if (ready.length === 0) {
        if (waiting.length > 0) await this.#wait(LATER_MS, signal);
        continue;
      }
      try {
        const wires = ready.map(({ wire }) => wire);
        const { refused } = await this.source.send(wires, signal);
        this.#succeeded();
        for (const { index, errors } of refused) {
          const item = ready[index];
          if (item) refusedAs.set(item.entry.n, JSON.stringify(item.wire));
          if (item && !("time" in errors)) this.#setAside([{ entry: item.entry, reason: reasonOf(errors) }]);
        }
        const again = refused
          .filter(({ errors }) => "time" in errors)
          .flatMap(({ index }) => ready[index]?.entry ?? []);
        rest = [...again, ...waiting];
      } catch (error) {
        if (signal.aborted) return;
        const wait = this.#failed(error);
        if (isUnacceptable(error)) {
          if (ready.length > 1) return await this.#split(rest, signal);
          if (tries >= TRIES) {
            this.#setAside(ready.map(({ entry }) => ({ entry, reason: error.message })));
            rest = waiting;
            continue;
          }
          tries += 1;
        }
        await this.#wait(wait, signal);
      }
    }
  }

  /** Sends the halves separately until an invalid item is alone, so that it does not block the others. */
  async #split(entries: Entry<E>[], signal: AbortSignal): Promise<void> {
    const middle = Math.ceil(entries.length / 2);
    await this.#deliver(entries.slice(0, middle), signal);
    await this.#deliver(entries.slice(middle), signal);
  }

  /** An entry that was refused for its time is sent again only with another time. */
  async #sort(entries: Entry<E>[], refusedAs: ReadonlyMap<number, string>) {
    const ready: { entry: Entry<E>; wire: W }[] = [];
    const waiting: Entry<E>[] = [];
    const aside: { entry: Entry<E>; reason: string }[] = [];
    for (const entry of entries) {
      const found = this.source.look(entry);
      if (found === "nothing") continue;
      if (found === "wait") waiting.push(entry);
      else if ("never" in found) aside.push({ entry, reason: found.never });
      else if (refusedAs.get(entry.n) === JSON.stringify(found.wire))
        aside.push({ entry, reason: "The server refuses its time." });
      else ready.push({ entry, wire: found.wire });
    }
    this.#setAside(aside);
    const isKept = await this.source.isKept().catch(() => false);
    return isKept ? { ready, waiting } : { ready: [], waiting: [...ready.map(({ entry }) => entry), ...waiting] };
  }

  #setAside(items: { entry: Entry<E>; reason: string }[]): void {
    if (items.length > 0) this.source.setAside(items.map(({ entry, reason }) => ({ entry: entry.entry, reason })));
  }

  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    const bell = new Bell();
    this.#calls.add(bell);
    await bell.wait(signal, ms);
    this.#calls.delete(bell);
  }

  #succeeded(): void {
    if (this.#trouble !== "") this.log.info("sending again", { what: this.source.name });
    this.#trouble = "";
    this.#backoff.reset();
  }

  /** Logs each kind of trouble once. Returns the delay, ms. */
  #failed(error: unknown): number {
    const trouble = error instanceof SendError ? error.trouble : "fault";
    if (trouble !== this.#trouble) {
      const level = trouble === "unavailable" ? "warn" : "error";
      this.log[level]("sending failed; it will be tried again", { what: this.source.name, trouble, error });
    }
    this.#trouble = trouble;
    return this.#backoff.next(error);
  }
}

function isUnacceptable(error: unknown): error is SendError {
  return error instanceof SendError && error.trouble === "unacceptable";
}

function reasonOf(errors: Record<string, string[]>): string {
  return Object.entries(errors)
    .map(([field, messages]) => `${field}: ${messages.join(" ")}`)
    .join("; ");
}
