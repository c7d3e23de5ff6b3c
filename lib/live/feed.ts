import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { LiveEvent } from "../contract/live";
import { processSingleton } from "../process-singleton";

/** Who may see an event: everyone, or the viewers who may see the station. */
export type Audience = "everyone" | { stationId: number; isPublic: boolean; ownerId: number | null };

/** A live event with its position in this process's order of commits. */
export interface Published {
  id: number;
  event: LiveEvent;
  audience: Audience;
}

/** Events kept for returning viewers: two kinds for each of as many stations as the map shows, and those of devices. */
const MAX_KEPT = 10_000;
/** How long after its page was rendered, or after it disconnected, a viewer may catch up. */
const KEPT_MS = 5 * 60_000;

class LiveFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  /** Identifies this process: cursors of another process are invalid here. */
  readonly #run = randomBytes(6).toString("base64url");
  /** The newest event of each kind and station, oldest first. */
  readonly #kept = new Map<string, Published>();
  /** Times in microseconds, not counts, so that an id does not reveal how many events a viewer may not see. */
  #lastId = Date.now() * 1000;
  /** Events up to this one cannot be replayed. */
  #floor = this.#lastId;
  /** When the last viewer disconnected, or a cursor was handed out. */
  #leftAt = 0;

  /** Notifies the listeners, and keeps the event for returning viewers. Call it after the commit only. */
  publish(event: LiveEvent, audience: Audience): void {
    const published: Published = { id: this.#nextId(), event, audience };
    replace(this.#kept, published);
    for (const [key, { id }] of this.#kept) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(key);
      this.#floor = id;
    }
    this.#emitter.emit("event", published);
  }

  /** The current cursor, from which a viewer can catch up later: take it before reading what is shown. */
  cursor(): string {
    this.#leftAt = Date.now();
    return this.cursorAt(this.#lastId);
  }

  /** The cursor after an event. */
  cursorAt(id: number): string {
    return `${this.#run}.${id}`;
  }

  /** The newest events of each kind and station after a cursor, oldest first; undefined when some may be missing. */
  since(cursor: string): Published[] | undefined {
    const [run, number] = cursor.split(".");
    const after = Number(number);
    // Written this way round so that NaN fails the check.
    if (run !== this.#run || !(after >= this.#floor && after <= this.#lastId)) return undefined;
    return [...this.#kept.values()].filter(({ id }) => id > after);
  }

  /** Ends every viewer's stream, because the server is stopping. */
  end(): void {
    this.#emitter.emit("end");
  }

  onEnd(listener: () => void): () => void {
    this.#emitter.once("end", listener);
    return () => this.#emitter.off("end", listener);
  }

  hasListeners(): boolean {
    return this.#emitter.listenerCount("event") > 0;
  }

  /**
   * May an event be skipped because no viewer is connected or about to return? A viewer who returns later learns of the
   * gap.
   */
  skips(now = Date.now()): boolean {
    if (this.hasListeners() || now - this.#leftAt < KEPT_MS) return false;
    this.#kept.clear();
    this.#floor = this.#nextId();
    return true;
  }

  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (published: Published) => void): () => void {
    this.#emitter.on("event", listener);
    return () => {
      this.#emitter.off("event", listener);
      this.#leftAt = Date.now();
    };
  }

  #nextId(): number {
    this.#lastId = Math.max(this.#lastId + 1, Date.now() * 1000);
    return this.#lastId;
  }
}

/** Appends an event in place of the older one of its kind and station, because ids only grow. */
export function replace(events: Map<string, Published>, published: Published): void {
  const key = keyOf(published.event);
  events.delete(key);
  events.set(key, published);
}

function keyOf(event: LiveEvent): string {
  switch (event.type) {
    case "station":
      return `station ${event.station.id}`;
    case "rollups":
    case "device":
    case "events":
    case "commands":
      return `${event.type} ${event.stationId}`;
    case "stations":
      return "stations";
  }
}

/** The one feed of this process, which all its viewers share. */
export function live(): LiveFeed {
  return processSingleton("live", () => new LiveFeed());
}
