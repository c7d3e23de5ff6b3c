import { createHash } from "node:crypto";
import { isKnown } from "../http/etag";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { contextFor } from "../services/context";
import { knownId, notFound } from "../services/guard";
import { allAsOfNow, asOfNow, getStation, listStations, type StationAsOfNow } from "../services/stations";

/** Shared caches may keep it, so it shows public stations only, whatever the caller may see. */
const CACHED = "public, max-age=60";

export async function openStation(id: string): Promise<StationAsOfNow> {
  if (!/^[1-9]\d*$/.test(id)) throw notFound();
  const ctx = contextFor();
  return asOfNow(ctx, { station: await getStation(ctx, { id: knownId(Number(id)) }) });
}

/** All by name, or the `newest` ones in order of their last report. */
export async function openStations(newest?: number): Promise<StationAsOfNow[]> {
  const ctx = contextFor();
  const stations = await listStations(ctx);
  if (newest === undefined) return allAsOfNow(ctx, { stations });
  return allAsOfNow(ctx, {
    stations: stations.sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0)).slice(0, newest),
  });
}

export interface Document {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  headers?: Record<string, string>;
}

/** Answers with the document, or with 304 if the client has it already. */
export async function openAnswer(request: Request, make: () => Promise<Document>): Promise<Response> {
  try {
    const { body, type, headers: own } = await make();
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = {
      ...SECURITY_HEADERS,
      "Cache-Control": CACHED,
      // They decide language and units if the address does not.
      Vary: "Accept-Language",
      "Access-Control-Allow-Origin": "*",
      ETag: etag,
      ...own,
    };
    if (isKnown(request.headers, etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "Content-Type": type } });
  } catch (error) {
    return errorResponse(error);
  }
}
