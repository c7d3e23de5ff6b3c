import type { Actor } from "../auth/actor";
import { visitorOf } from "../auth/request";
import type { Greeting } from "../contract/live";
import { live, type Published } from "../live/bus";
import { follow } from "../live/stream";
import { errorResponse, SECURITY_HEADERS } from "../rest/respond";
import { type Context, contextFor } from "../services/context";
import { concerns, viewOf } from "../services/stations/visible";

/**
 * A sign of life this often: a client that hears none for twice as long comes back. As often a session is looked at
 * again, so that whoever may see less than before is shown no more of it.
 */
const PULSE_MS = 15_000;
/** Chunks that wait here; other events wait where newer ones take their place. */
const AT_ONCE = 1;

const HEADERS = {
  ...SECURITY_HEADERS,
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // A proxy that collects an answer before it passes it on would pass on nothing.
  "X-Accel-Buffering": "no",
};

/**
 * GET /api/live?after=: after-commit events as server-sent events, for whoever is signed in. `after` is the id of the
 * last event seen, on a page or by a former connection; what was missed since comes first.
 */
export async function liveHandler(request: Request): Promise<Response> {
  try {
    const ctx = contextFor();
    const look = () => visitorOf(ctx.database, request.headers, ctx.now());
    const after = new URL(request.url).searchParams.get("after") ?? undefined;
    return new Response(eventStream({ actor: await look(), look, after, signal: request.signal }), {
      headers: HEADERS,
    });
  } catch (error) {
    return errorResponse(error);
  }
}

interface Viewer extends Pick<Context, "actor"> {
  /** Who it is by now. */
  look: () => Promise<Actor>;
  after: string | undefined;
  signal: AbortSignal;
}

function eventStream({ actor, look, after, signal }: Viewer): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const { cursor, isWhole, events } = follow({
    wanted: ({ audience }) => concerns(actor, audience),
    after,
    signal: AbortSignal.any([signal, stop.signal]),
  });
  const viewer = viewOf(actor);
  const greeting: Greeting = { viewer, isWhole };
  const bytes = new TextEncoder();
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
        const { value } = await events.next();
        if (value) return controller.enqueue(Buffer.concat(value.map(encoded)));
        clearInterval(pulse);
        controller.close();
      },
      cancel() {
        clearInterval(pulse);
        stop.abort();
      },
    },
    { highWaterMark: AT_ONCE },
  );
}

const texts = new WeakMap<Published, Uint8Array>();

/** Made once, however many watch. */
function encoded(published: Published): Uint8Array {
  const known = texts.get(published);
  if (known) return known;
  const text = `id: ${live().cursorAt(published.id)}\ndata: ${JSON.stringify(published.event)}\n\n`;
  const made = new TextEncoder().encode(text);
  texts.set(published, made);
  return made;
}
