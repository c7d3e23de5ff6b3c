import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { LiveEvent } from "../contract/live";
import { processSingleton } from "../process-singleton";

/** Whom an event concerns: everyone, or whoever may see the station. */
export type Audience = "everyone" | { stationId: number; isPublic: boolean; ownerId: number | null };

/** A live event with its place in this process's order of commits. */
export interface Published {
  id: number;
  event: LiveEvent;
  audience: Audience;
}

/** Events kept for viewers who come back: two kinds for each of as many stations as the map shows, and those of devices. */
const MAX_KEPT = 10_000;
/** A viewer may come this long after its page was made, or after it has gone. */
const KEPT_MS = 5 * 60_000;

class LiveFeed {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  /** Names this process's numbers: those of another one mean nothing here. */
  readonly #run = randomBytes(6).toString("base64url");
  /** The newest event of each kind and station, oldest first. */
  readonly #kept = new Map<string, Published>();
  /** Times in microseconds, not counts: a number tells no viewer how much there is that it may not see. */
  #lastId = Date.now() * 1000;
  /** What came up to here can not be told any more. */
  #floor = this.#lastId;
  /** When a viewer has gone, or was given a cursor to come with. */
  #leftAt = 0;

  /** Tells whoever listens, and keeps it for those who come back. Call it after the commit only. */
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

  /** Where a viewer of now stands, to come back with: take it before reading what is shown. */
  cursor(): string {
    this.#leftAt = Date.now();
    return this.cursorAt(this.#lastId);
  }

  /** The same after an event. */
  cursorAt(id: number): string {
    return `${this.#run}.${id}`;
  }

  /** The newest events of each kind and station after a cursor, oldest first; undefined when some may be missing. */
  since(cursor: string): Published[] | undefined {
    const [run, number] = cursor.split(".");
    const after = Number(number);
    // Not turned round: NaN is nowhere either.
    if (run !== this.#run || !(after >= this.#floor && after <= this.#lastId)) return undefined;
    return [...this.#kept.values()].filter(({ id }) => id > after);
  }

  /** Ends every viewer's stream: the server is about to stop. */
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

  /** May an event be left out, as no viewer listens or is about to come back? Whoever comes back later learns of the gap. */
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

/** Puts an event last, in place of the older one of its kind and station: identifiers only grow. */
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

/** What this process's viewers are told, in one order. */
export function live(): LiveFeed {
  return processSingleton("live", () => new LiveFeed());
}
