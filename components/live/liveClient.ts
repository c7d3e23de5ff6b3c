import { isBefore } from "./ids";
import type { ConnectionState, LiveMessage, Subscribe } from "./upstream";

/** What a tab does on messages. */
export interface Listener {
  onEvent: (told: Extract<LiveMessage, { type: "event" }>["event"]) => void;
  /** Events were missed that cannot be replayed. */
  onGap: () => void;
  /** The page was rendered for another viewer than the one who is signed in. */
  onOtherViewer: () => void;
}

type Channel = { join: (subscribe: Subscribe) => void; leave: () => void };

const CONNECTING: ConnectionState = { state: "connecting" };

/** This tab's end of the connection that the browser's tabs share. */
class LiveClient {
  #seen: string | undefined;
  #viewer: string | undefined;
  #madeAt: number | undefined;
  #wasLive = false;
  #isOutdated = false;
  #line = CONNECTING;
  #listener: Listener | undefined;
  #channel: Channel | undefined;
  readonly #watching = new Set<() => void>();

  /**
   * Records that the server rendered a page at this time (epoch ms), event and for this viewer: the client catches up
   * from there.
   */
  show({ seen, viewer, time }: { seen: string; viewer: string; time: number }): void {
    const isDoubted = this.#viewer !== undefined && this.#viewer !== viewer;
    const isBehind = this.#seen === undefined || isBefore(seen, this.#seen);
    this.#viewer ??= viewer;
    this.#madeAt ??= time;
    if (isBehind) this.#seen = seen;
    if (isBehind || isDoubted) this.#join(isDoubted);
  }

  /** Subscribes until the returned function is called. */
  start(listener: Listener): () => void {
    const over = new AbortController();
    const { signal } = over;
    const onMessage = (told: LiveMessage) => signal.aborted || this.#onMessage(told);
    const use = (channel: Channel) => {
      if (signal.aborted) return channel.leave();
      this.#channel = channel;
      this.#join();
    };
    this.#listener = listener;
    shared(onMessage, use, () => void alone(onMessage).then(use));
    // A session may have ended in another tab, and a page from the back-forward cache has missed many events.
    addEventListener("focus", () => this.#viewer && this.#join(true), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#join(true), { signal });
    addEventListener("pagehide", () => this.#channel?.leave(), { signal });
    return () => {
      over.abort();
      this.#channel?.leave();
      this.#channel = undefined;
    };
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watching.add(watcher);
    return () => this.#watching.delete(watcher);
  };

  line = (): ConnectionState => this.#line;

  /** Has the server restarted since the page was rendered? Its build may have changed. */
  isOutdated = (): boolean => this.#isOutdated;

  #join(isDoubted = false): void {
    this.#channel?.join({ seen: this.#seen, viewer: this.#viewer, isDoubted });
  }

  #onMessage(told: LiveMessage): void {
    if (told.type === "line") {
      this.#line = this.#dated(told.line);
      for (const watcher of this.#watching) watcher();
    } else if (told.type === "event") {
      // A replay that another tab asked for.
      if (this.#seen !== undefined && !isBefore(this.#seen, told.id)) return;
      this.#seen = told.id;
      this.#listener?.onEvent(told.event);
    } else this.#greet(told);
  }

  /** Data that was never live is as old as its page. */
  #dated(line: ConnectionState): ConnectionState {
    this.#wasLive ||= line.state === "live";
    return line.state === "lost" && !this.#wasLive ? { ...line, since: this.#madeAt ?? line.since } : line;
  }

  #greet({ id, greeting: { viewer, isWhole } }: Extract<LiveMessage, { type: "greeting" }>): void {
    const isOther = this.#viewer !== undefined && viewer !== this.#viewer;
    this.#viewer = viewer;
    this.#isOutdated ||= !isWhole;
    if (!isWhole || this.#seen === undefined) this.#seen = id;
    if (isOther) this.#listener?.onOtherViewer();
    if (isOther || !isWhole) this.#listener?.onGap();
  }
}

/** Connects by the browser's shared worker. */
function shared(onMessage: (told: LiveMessage) => void, use: (channel: Channel) => void, otherwise: () => void): void {
  try {
    const worker = new SharedWorker(new URL("./worker", import.meta.url), { name: "live" });
    worker.onerror = otherwise;
    worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => onMessage(data);
    use({ join: (subscribe) => worker.port.postMessage(subscribe), leave: () => worker.port.postMessage("leave") });
  } catch {
    // The browser has no shared workers, or does not allow them.
    otherwise();
  }
}

/** Connects by the tab's own connection. */
async function alone(onMessage: (told: LiveMessage) => void): Promise<Channel> {
  const { Upstream } = await import("./upstream");
  const upstream = new Upstream(onMessage);
  return { join: (subscribe) => upstream.join(subscribe), leave: () => upstream.close() };
}

export const liveClient = new LiveClient();
