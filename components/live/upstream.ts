import type { Greeting, LiveEvent } from "@/lib/contract/live";
import { isBefore } from "./ids";

/** State of the connection to the server. */
export type ConnectionState = { state: "connecting" | "live" } | { state: "lost"; since: number };

/** Messages from the browser's shared connection to a tab. */
export type LiveMessage =
  | { type: "line"; line: ConnectionState }
  | { type: "greeting"; id: string; greeting: Greeting }
  | { type: "event"; id: string; event: LiveEvent };

/** What a tab sends when its page is new, or may have missed something. */
export interface Subscribe {
  /** The id of the last event included in the page. */
  seen: string | undefined;
  /** The viewer for whom it was rendered, as a greeting identifies them; undefined if that makes no difference. */
  viewer: string | undefined;
  /** May the session have begun or ended in the meantime? */
  isDoubted: boolean;
}

/** The server sends a heartbeat every fifteen seconds. */
const SILENCE_MS = 35_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;

/**
 * The connection to /api/live, which reconnects by itself and then catches up. It runs in the browser's shared worker
 * (worker.ts), or in the page if there are no shared workers.
 */
export class Upstream {
  #source: EventSource | undefined;
  #isWanted = false;
  #line: ConnectionState = { state: "connecting" };
  /** Id of the last message. */
  #seen: string | undefined;
  /** The viewer as the server identifies them. */
  #viewer: string | undefined;
  #retries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (told: LiveMessage) => void) {
    for (const change of ["online", "offline"]) addEventListener(change, () => this.#isWanted && this.#open());
  }

  /** Replays to a tab what it has missed. Other tabs receive it again, and ignore it by its ids. */
  join({ seen, viewer, isDoubted }: Subscribe): void {
    const isBehind = seen !== undefined && (this.#seen === undefined || isBefore(seen, this.#seen));
    const isOther = viewer !== undefined && this.#viewer !== undefined && viewer !== this.#viewer;
    this.#isWanted = true;
    if (isBehind) this.#seen = seen;
    this.tell({ type: "line", line: this.#line });
    if (!this.#source || isBehind || isOther || isDoubted) this.#open();
  }

  close(): void {
    this.#isWanted = false;
    this.#drop();
  }

  #drop(): void {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#timer);
  }

  #open(): void {
    this.#drop();
    const source = new EventSource(`/api/live${this.#seen ? `?after=${encodeURIComponent(this.#seen)}` : ""}`);
    this.#source = source;
    this.#expectLife();
    source.addEventListener("greeting", ({ data, lastEventId: id }) => {
      const greeting: Greeting = JSON.parse(data);
      this.#viewer = greeting.viewer;
      this.#seen = id;
      this.#retries = 0;
      this.#expectLife();
      this.tell({ type: "greeting", id, greeting });
      this.#become({ state: "live" });
    });
    source.addEventListener("pulse", () => this.#expectLife());
    source.onmessage = ({ data, lastEventId: id }) => {
      const event: LiveEvent = JSON.parse(data);
      this.#seen = id;
      this.#expectLife();
      this.tell({ type: "event", id, event });
    };
    source.onerror = () => this.#lose();
  }

  /** A dead connection is detected only by its silence. */
  #expectLife(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), SILENCE_MS);
  }

  /** Randomized, so that the viewers of a stopped server do not reconnect at the same moment. */
  #lose(): void {
    this.#drop();
    if (this.#line.state !== "lost") this.#become({ state: "lost", since: Date.now() });
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries);
    this.#retries += 1;
    this.#timer = setTimeout(() => this.#open(), delay * (1 + Math.random()));
  }

  #become(line: ConnectionState): void {
    this.#line = line;
    this.tell({ type: "line", line });
  }
}
