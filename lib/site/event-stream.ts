import type { Actor } from "../auth/actor";
import type { Greeting } from "../contract/live";
import { follow, MAX_BATCH_SIZE } from "../live/stream";
import { nextTick } from "../live/tick";
import { concerns, viewOf } from "../services/stations/visible";
import { bytesOf } from "./event-bytes";

/**
 * A sign of life this often: a client that hears none for twice as long comes back. As often a session is looked at
 * again, so that whoever may see less than before is shown no more of it.
 */
const PULSE_MS = 15_000;
/** Chunks that wait here; other events wait where newer ones take their place. */
const CONCURRENCY = 1;

interface Viewer {
  actor: Actor;
  /** Who it is by now. */
  look: () => Promise<Actor>;
  after: string | undefined;
  signal: AbortSignal;
}

/**
 * The greeting, then after-commit events, until the signal aborts, the viewer may see other things than before, or the
 * server stops. An event is written at once; those that follow within a tick are gathered, the newest of each kind and
 * station, as a write for each and every viewer costs more than all else about it.
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
          // Who does not even take what is there is not asked to take more.
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
          // A full write has gathered enough already.
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
