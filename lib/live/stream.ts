import { live, type Published, replace } from "./feed";

/** A write for each event would keep the server busy when the statistics of many stations are made anew. */
export const MAX_BATCH_SIZE = 100;

export interface Following {
  /** May this viewer see it? */
  wanted: (published: Published) => boolean;
  /** The cursor of what the viewer has seen; without it there is nothing to catch up with. */
  after?: string | undefined;
  signal: AbortSignal;
}

export interface Stream {
  /** Where the stream begins. */
  cursor: string;
  /** False when the viewer has missed what is not known any more, and must ask anew for all that it shows. */
  isWhole: boolean;
  /** All that waits, some at a time, until the signal aborts or the server stops. */
  events: AsyncGenerator<Published[]>;
}

/**
 * What a viewer has missed since it was here, and what happens from this moment on. For a viewer slower than the events
 * only the newest of each kind and station waits, so that nobody's queue grows beyond the number of stations.
 */
export function follow({ wanted, after, signal }: Following): Stream {
  const waiting = new Map<string, Published>();
  let wake: () => void = () => {};
  const offer = (published: Published) => {
    if (!wanted(published)) return;
    replace(waiting, published);
    wake();
  };
  const missed = after === undefined ? [] : live().since(after);
  const cursor = after !== undefined && missed ? after : live().cursor();
  missed?.forEach(offer);

  let ended = false;
  const unsubscribe = live().subscribe(offer);
  const end = () => {
    if (ended) return;
    ended = true;
    signal.removeEventListener("abort", end);
    forgetEnd();
    unsubscribe();
    wake();
  };
  const forgetEnd = live().onEnd(end);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();

  async function* events(): AsyncGenerator<Published[]> {
    try {
      while (!ended) {
        if (waiting.size > 0) {
          const next = [...waiting].slice(0, MAX_BATCH_SIZE);
          for (const [key] of next) waiting.delete(key);
          yield next.map(([, published]) => published);
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      end();
    }
  }
  return { cursor, isWhole: missed !== undefined, events: events() };
}
