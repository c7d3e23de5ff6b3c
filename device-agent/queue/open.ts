import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock/clock";
import type { Log } from "../log";
import { type EventEntry, EventQueue, eventEntrySchema, eventStateSchema } from "./events";
import { Journal, type JournalOptions } from "./journal";
import { ReadingQueue } from "./reading-queue";
import { foldReading, NO_READINGS, type ReadingEntry, readingEntrySchema, readingStateSchema } from "./readings";
import { Rejected } from "./rejected";

/** The share of the queue's bytes for events. */
const EVENTS_SHARE = 1 / 8;

export interface Queues {
  readings: ReadingQueue;
  events: EventQueue;
  rejected: Rejected;
}

/** Opens the queues of readings and of events in separate folders, so that neither delays the other. */
export function openQueues({ dir, max_bytes }: { dir: string; max_bytes: number }, clock: Clock, log: Log): Queues {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const common = (name: string, share: number) => ({
    dir: join(dir, name),
    maxBytes: Math.floor(max_bytes * share),
    onDisk: (error: unknown) => {
      if (error) log.error("the disk cannot be written: new entries are kept in memory", { queue: name, error });
      else log.info("the disk can be written again", { queue: name });
    },
  });
  const losses = new Losses((lost) => {
    log.warn("the queue is full: old readings were thinned out", { lost });
    events.put({
      type: "queue_overflow",
      message: "The queue is full: old readings were thinned out.",
      data: { lost },
    });
  });
  const events: EventQueue = new EventQueue(
    opened<EventEntry, null>(log, {
      ...common("events", EVENTS_SHARE),
      schema: eventEntrySchema,
      stateSchema: eventStateSchema,
      initial: null,
      fold: () => null,
      mayGo: () => true,
      onLoss: (lost) => log.warn("the queue is full: old events were thinned out", { lost }),
    }),
    clock,
    randomUUID,
  );
  const readings = new ReadingQueue(
    opened(log, {
      ...common("readings", 1 - EVENTS_SHARE),
      schema: readingEntrySchema,
      stateSchema: readingStateSchema,
      initial: NO_READINGS,
      fold: foldReading,
      mayGo: (entry: ReadingEntry) => !("settle" in entry),
      onLoss: (count) => losses.add(count),
    }),
    clock,
  );
  return { readings, events, rejected: new Rejected(dir, log) };
}

function opened<E, S>(log: Log, options: JournalOptions<E, S>): Journal<E, S> {
  const journal = new Journal(options);
  if (journal.cut > 0) log.warn("cut off a torn end", { dir: options.dir, bytes: journal.cut });
  return journal;
}

const TELL_EVERY_MS = 60_000;

/** Adds up losses, and reports them at most once a minute. */
class Losses {
  #sum = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (lost: number) => void) {}

  add(count: number): void {
    this.#sum += count;
    if (this.#timer !== undefined) return;
    // Deferred, also the first time, as this is called while the journal is being written.
    setImmediate(() => this.#flush());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, TELL_EVERY_MS).unref();
  }

  #flush(): void {
    if (this.#sum > 0) this.tell(this.#sum);
    this.#sum = 0;
  }
}
