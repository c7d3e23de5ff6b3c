import { readingsHandler } from "../ingest/http/handler";
import { healthz, readyz } from "../rest/health";
import { stationsHandler } from "../rest/resources/station";
import { trpcHandler } from "../trpc/handler";

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Paths answered before Next sees them, for speed: a route of Next costs about a millisecond of CPU, and holds a live
 * viewer's connection at four times the price. The routes under app/ serve the same handlers without this server.
 */
export function frontHandler(pathname: string): Handler | undefined {
  if (pathname.startsWith("/api/trpc/")) return trpcHandler;
  return FRONT.get(pathname);
}

const FRONT = new Map<string, Handler>([
  ["/api/v1/readings", readingsHandler],
  ["/station", stationsHandler],
  ["/station/", stationsHandler],
  ["/healthz", healthz],
  ["/readyz", readyz],
]);
