import type { IncomingMessage } from "node:http";
import { exportHandler } from "../admin/export";
import { isPostToPage, refusePost } from "../admin/no-posts";
import { restHandler } from "../rest/handler";
import { healthz, readyz } from "../rest/health";
import { loginHandler } from "../rest/login/login";
import { logoutHandler } from "../rest/login/logout";
import { prefersPage } from "../rest/negotiate";
import { docsHandler } from "../rest/openapi/docs";
import { openApiHandler } from "../rest/openapi/handlers";
import { routeOf } from "../rest/router";
import { trpcHandler } from "../trpc/handler";

export type Handler = (request: Request) => Response | Promise<Response>;

/**
 * What is answered before Next sees it, for speed: a route of Next costs about a millisecond of CPU, and holds a live
 * viewer's connection at four times the price. The routes under app/ serve the same handlers without this server.
 */
export function frontHandler({ url = "/", method, headers }: IncomingMessage): Handler | undefined {
  const [pathname = "/", query = ""] = url.split("?", 2);
  if (pathname === "/") return isMap(headers.accept, query) ? undefined : restHandler;
  if (pathname.startsWith("/api/trpc/")) return trpcHandler;
  if (/^\/api\/docs(\/|$)/.test(pathname)) return docsHandler;
  if (/^\/admin\/[^/]+\/export\/$/.test(pathname)) return exportHandler;
  if (isPostToPage(method, pathname)) return refusePost;
  return FRONT.get(pathname) ?? (routeOf(pathname) ? restHandler : undefined);
}

/** At / a browser gets the map, a program the API's root. */
function isMap(accept: string | undefined, query: string): boolean {
  return !new URLSearchParams(query).has("format") && prefersPage(accept);
}

const FRONT = new Map<string, Handler>([
  ["/api/openapi.json", openApiHandler],
  ["/api-auth/login", loginHandler],
  ["/api-auth/login/", loginHandler],
  ["/api-auth/logout", logoutHandler],
  ["/api-auth/logout/", logoutHandler],
  ["/healthz", healthz],
  ["/readyz", readyz],
]);
