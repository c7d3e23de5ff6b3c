import type { LiveEvent } from "../contract/live";
import { live, type Published } from "./bus";

/**
 * The events that `wanted` lets through, until the signal aborts or the server stops. For a viewer slower than the events only the newest
 * of each kind and station waits, so that nobody's queue grows beyond the number of stations.
 */
export async function* liveEvents(
  wanted: (published: Published) => boolean,
  signal: AbortSignal,
): AsyncGenerator<Published> {
  const waiting = new Map<string, Published>();
  let wake: () => void = () => {};
  const unsubscribe = live().subscribe((published) => {
    if (!wanted(published)) return;
    const key = keyOf(published.event);
    // Deleted first: the newest stands last, so that identifiers only grow.
    waiting.delete(key);
    waiting.set(key, published);
    wake();
  });
  let ended = signal.aborted;
  const end = () => {
    ended = true;
    wake();
  };
  signal.addEventListener("abort", end);
  const forgetEnd = live().onEnd(end);
  try {
    while (!ended) {
      const [next] = waiting;
      if (next) {
        waiting.delete(next[0]);
        yield next[1];
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", end);
    forgetEnd();
    unsubscribe();
  }
}

function keyOf(event: LiveEvent): string {
  switch (event.type) {
    case "station":
      return `station ${event.station.id}`;
    case "rollups":
      return `rollups ${event.stationId}`;
    case "stations":
      return "stations";
  }
}
