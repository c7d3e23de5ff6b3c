import type { Actor } from "../auth/actor";
import type { Greeting } from "../contract/live";
import { follow, MAX_BATCH_SIZE } from "../live/stream";
import { nextTick } from "../live/tick";
import { concerns, viewOf } from "../services/stations";
import { bytesOf } from "./event-bytes";

/**
 * Interval of the heartbeat: a client that hears nothing for twice as long reconnects. The session is checked as often,
 * so that a viewer who has lost permissions sees no more.
 */
const PULSE_MS = 15_000;
/** Chunks that wait in the stream; further events wait where newer ones replace them. */
const CONCURRENCY = 1;

interface Viewer {
  actor: Actor;
  /** The viewer's identity at this time. */
  look: () => Promise<Actor>;
  after: string | undefined;
  signal: AbortSignal;
}

/**
 * A greeting, then after-commit events, until the signal aborts, the viewer's permissions change, or the server stops.
 * An event is written at once; those that follow within a tick are batched, the newest of each kind and station, since
 * the write to each viewer is the largest cost.
 */
export function eventStream({ actor, look, after, signal }: Viewer): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const { cursor, isWhole, events } = follow({
    wanted: ({ audience }) => concerns(actor, audience),
    after,
    signal: AbortSignal.any([signal, stop.signal]),
  });
  const viewer = viewOf(actor);
  const greeting: Greeting = { viewer, isWhole };
  const bytes = new TextEncoder();
  let pause: Promise<void> | undefined;
  let pulse: ReturnType<typeof setInterval>;
  return new ReadableStream(
    {
      start(controller) {
        controller.enqueue(bytes.encode(`event: greeting\nid: ${cursor}\ndata: ${JSON.stringify(greeting)}\n\n`));
        pulse = setInterval(() => {
          // No heartbeat for a client that does not even read what is waiting.
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes.encode("event: pulse\ndata:\n\n"));
          if (actor.kind === "anonymous") return;
          look().then(
            (now) => viewOf(now) !== viewer && stop.abort(),
            () => stop.abort(),
          );
        }, PULSE_MS);
      },
      async pull(controller) {
        await pause;
        const { value } = await events.next();
        if (value) {
          // A full batch need not wait for more.
          pause = value.length < MAX_BATCH_SIZE ? nextTick() : undefined;
          return controller.enqueue(bytesOf(value));
        }
        clearInterval(pulse);
        controller.close();
      },
      cancel() {
        clearInterval(pulse);
        stop.abort();
      },
    },
    { highWaterMark: CONCURRENCY },
  );
}
