import { live, type Published, replace } from "./feed";

/** Writing each event separately would keep the server busy when the statistics of many stations are rebuilt. */
export const MAX_BATCH_SIZE = 100;

export interface Following {
  /** May this viewer see the event? */
  wanted: (published: Published) => boolean;
  /** The cursor of the last event seen; without it there is nothing to catch up with. */
  after?: string | undefined;
  signal: AbortSignal;
}

export interface Stream {
  /** The cursor at which the stream begins. */
  cursor: string;
  /** False when events can no longer be replayed, so that the viewer must reload everything. */
  isWhole: boolean;
  /** Waiting events in batches, until the signal aborts or the server stops. */
  events: AsyncGenerator<Published[]>;
}

/**
 * Events missed since the cursor, followed by new ones. For a viewer slower than the events only the newest of each
 * kind and station is kept, so that no queue grows beyond the number of stations.
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
