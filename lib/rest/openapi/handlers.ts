import { encode } from "../../http/compress";
import { etagOf, isKnown } from "../../http/etag";
import { SECURITY_HEADERS } from "../../http/respond";
import { processSingleton } from "../../process-singleton";
import { version } from "../../version";
import { ENDPOINTS } from "../endpoints";
import { openApiDocument } from "./document";

/** GET /api/openapi.json, for anyone: the REST API's OpenAPI document. */
export async function openApiHandler(request: Request): Promise<Response> {
  const { text, etag } = processSingleton("openapi", () => {
    const document = openApiDocument(ENDPOINTS, version());
    return { text: JSON.stringify(document), etag: etagOf(document) };
  });
  const headers = { ...SECURITY_HEADERS, ETag: etag, Vary: "Accept-Encoding", "Content-Type": "application/json" };
  if (isKnown(request.headers, etag)) return new Response(null, { status: 304, headers });
  const encoded = await encode(text, request.headers.get("accept-encoding"));
  return new Response(encoded.body, { headers: { ...headers, ...encoded.headers } });
}
