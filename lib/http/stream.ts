import { encodeStream } from "./compress";
import { MEDIA_TYPES, type Renderer } from "./negotiate";
import { SECURITY_HEADERS } from "./respond";

const CONTENT_TYPES = { json: MEDIA_TYPES.json, csv: `${MEDIA_TYPES.csv}; charset=utf-8`, html: MEDIA_TYPES.html };

/**
 * Streams a response. The first chunk is made before the response begins, so that an error in it still gives an error
 * status; a later error cuts the stream, which a client notices. In a route of Next, compression is left to Next.
 */
export async function stream(
  { request, renderer }: { request: Request; renderer: Renderer },
  parts: AsyncGenerator<string>,
  { compress = true }: { compress?: boolean } = {},
): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await parts.next();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      if (first.done) controller.close();
      else controller.enqueue(encoder.encode(first.value));
    },
    pull: async (controller) => {
      // Enqueuing an empty chunk would not make the consumer pull the next one.
      for (;;) {
        const { value, done } = await parts.next();
        if (done) return controller.close();
        if (value !== "") return controller.enqueue(encoder.encode(value));
      }
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
  const encoded = encodeStream(body, compress ? request.headers.get("accept-encoding") : null);
  return new Response(encoded.body, {
    headers: {
      ...SECURITY_HEADERS,
      Allow: "GET, HEAD, OPTIONS",
      Vary: "Accept, Cookie, Accept-Encoding",
      "Content-Type": CONTENT_TYPES[renderer],
      ...encoded.headers,
    },
  });
}
