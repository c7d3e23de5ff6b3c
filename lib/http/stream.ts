import { encodeStream } from "./compress";
import { MEDIA_TYPES, type Renderer } from "./negotiate";
import { SECURITY_HEADERS } from "./respond";

const CONTENT_TYPES = { json: MEDIA_TYPES.json, csv: `${MEDIA_TYPES.csv}; charset=utf-8`, html: MEDIA_TYPES.html };

/**
 * An answer as it is made. The first part is made before the answer begins, so that a fault there is still an error;
 * one after it cuts the stream short, which a client sees. A route of Next leaves it to Next to compress.
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
      // An empty part would not call for the next one.
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
