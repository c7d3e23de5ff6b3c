import { processSingleton } from "./process-singleton";

/** How long work may go on before others get their turn, ms. With the longest single step after it, well below 100 ms. */
const SLICE_MS = 10;

interface Turns {
  /** When the work of this turn of the event loop began, ms; undefined before any. */
  began: number | undefined;
  scheduled: boolean;
  /** Longest first: since when, ms, and how to go on. */
  waiting: { since: number; goOn: () => void }[];
}

const turns = () =>
  processSingleton<Turns>("event-loop-turns", () => ({ began: undefined, scheduled: false, waiting: [] }));

/**
 * Lets timers and sockets have their turn: to be awaited between two steps of long work. Undefined while this turn of the
 * event loop is young, which costs next to nothing. Otherwise those who wait go on one a turn, first come, first served:
 * twenty that went on in the same turn would hold up everyone twenty times as long.
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

/** How long, in ms, work that wants to go on has to wait for its turn now: it grows with the work that is under way. */
export function waitForTurn(): number {
  const [first] = turns().waiting;
  return first === undefined ? 0 : performance.now() - first.since;
}

/** Two callbacks of one turn: what the first one wakes runs between them, and sockets are looked at after the second. */
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
    // Nothing comes after the last: who has one only, as most who record, waits for nobody.
    const turn = index < items.length - 1 ? yieldToEventLoop() : undefined;
    if (turn) await turn;
  }
  return made;
}
