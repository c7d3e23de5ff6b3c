import { EventEmitter } from "node:events";
import type { LiveEvent } from "../contract/live";
import { once } from "../once";

/** Whom an event concerns: everyone, or whoever may see the station. */
export type Audience = "everyone" | { stationId: number; isPublic: boolean; ownerId: number | null };

/** A live event with its place in this process's order of commits. */
export interface Published {
  id: number;
  event: LiveEvent;
  audience: Audience;
}

class LiveBus {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #lastId = 0;

  /** Tells whoever listens. Call it after the commit only. */
  publish(event: LiveEvent, audience: Audience): void {
    this.#lastId += 1;
    this.#emitter.emit("event", { id: this.#lastId, event, audience } satisfies Published);
  }

  /** Ends every viewer's stream: the server is about to stop. */
  end(): void {
    this.#emitter.emit("end");
  }

  onEnd(listener: () => void): () => void {
    this.#emitter.once("end", listener);
    return () => this.#emitter.off("end", listener);
  }

  /** Does any viewer listen? If not, an event need not be made. */
  hasListeners(): boolean {
    return this.#emitter.listenerCount("event") > 0;
  }

  /** Says that readings were recorded or changed, to whoever works on them; no viewer is told. After the commit only. */
  readingsChanged(): void {
    this.#emitter.emit("readings");
  }

  onReadings(listener: () => void): () => void {
    this.#emitter.on("readings", listener);
    return () => this.#emitter.off("readings", listener);
  }

  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (published: Published) => void): () => void {
    this.#emitter.on("event", listener);
    return () => this.#emitter.off("event", listener);
  }
}

/** The process's bus of after-commit events. */
export function live(): LiveBus {
  return once("live", () => new LiveBus());
}
