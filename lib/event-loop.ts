import { processSingleton } from "./process-singleton";

/** How long work may run before it yields, ms. Together with the longest single step after it, well below 100 ms. */
const SLICE_MS = 10;

interface Turns {
  /** When work began in this turn of the event loop, ms; undefined before any. */
  began: number | undefined;
  scheduled: boolean;
  /** Longest waiting first: since when, ms, and the callback that resumes it. */
  waiting: { since: number; goOn: () => void }[];
}

const turns = () =>
  processSingleton<Turns>("event-loop-turns", () => ({ began: undefined, scheduled: false, waiting: [] }));

/**
 * Yields to timers and sockets, to be awaited between two steps of long work. Undefined while this turn of the event
 * loop is young, which costs next to nothing. Otherwise waiting work resumes one per turn, first come, first served:
 * twenty resumed in the same turn would block everyone twenty times as long.
 */
export function yieldToEventLoop(): Promise<void> | undefined {
  const state = turns();
  const now = performance.now();
  if (state.began === undefined) {
    state.began = now;
    schedule(state);
    return undefined;
  }
  if (now - state.began < SLICE_MS) return undefined;
  return new Promise((resolve) => {
    state.waiting.push({ since: now, goOn: resolve });
  });
}

/** How long, in ms, work that yields has to wait now; grows with the amount of concurrent work. */
export function waitForTurn(): number {
  const [first] = turns().waiting;
  return first === undefined ? 0 : performance.now() - first.since;
}

/** Two callbacks of one turn: what the first one wakes runs between them, and sockets are polled after the second. */
function schedule(state: Turns): void {
  if (state.scheduled) return;
  state.scheduled = true;
  setImmediate(() => {
    state.began = performance.now();
    state.waiting.shift()?.goOn();
  });
  setImmediate(() => {
    state.began = undefined;
    state.scheduled = false;
    if (state.waiting.length > 0) schedule(state);
  });
}

/** `items.map(make)` in slices. */
export async function mapYielding<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    made.push(make(item, index));
    // No yield after the last item, so that a single item, the usual case of recording, never waits.
    const turn = index < items.length - 1 ? yieldToEventLoop() : undefined;
    if (turn) await turn;
  }
  return made;
}
