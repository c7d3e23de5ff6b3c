import { visitorOf } from "../auth/request";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { contextFor } from "../services/context";
import { eventStream } from "./event-stream";

const HEADERS = {
  ...SECURITY_HEADERS,
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // A proxy that buffers a response would pass on nothing.
  "X-Accel-Buffering": "no",
};

/**
 * GET /api/live?after=: after-commit events as server-sent events, for the signed-in user. `after` is the id of the
 * last event seen, by the page or a previous connection; the events missed since come first.
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
