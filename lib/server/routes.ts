import type { IncomingMessage } from "node:http";
import { exportHandler } from "../admin/bulk/export";
import { djangoHandler, isFromDjango } from "../admin/django-addresses";
import { isPostToPage, refusePost } from "../admin/no-posts";
import { healthz, readyz } from "../health/endpoints";
import { prefersPage } from "../http/negotiate";
import { adminLoginHandler, loginHandler } from "../login/login";
import { adminLogoutHandler, logoutHandler } from "../login/logout";
import { passwordChangeDoneHandler, passwordChangeHandler } from "../login/password-change";
import { passwordResetHandler, passwordResetSentHandler } from "../login/password-reset";
import { resetDoneHandler, resetHandler } from "../login/reset";
import { sessionsHandler } from "../login/sessions";
import { restHandler } from "../rest/handler";
import { docsHandler } from "../rest/openapi/docs";
import { openApiHandler } from "../rest/openapi/handlers";
import { routeOf } from "../rest/router";
import { EMBED_PATH, embedHandler } from "../site/embed";
import { liveHandler } from "../site/live";
import { trpcHandler } from "../trpc/handler";
import { filesHandler } from "./files/handler";
import { isFile } from "./files/static-assets";

export type Handler = (request: Request) => Response | Promise<Response>;

/**
 * What is answered before Next sees it, for speed: a route of Next costs about a millisecond of CPU, and holds a live
 * viewer's connection at four times the price. The routes under app/ serve the same handlers without this server.
 */
export function routesHandler({ url = "/", method, headers }: IncomingMessage): Handler | undefined {
  const [pathname = "/", query = ""] = url.split("?", 2);
  if (pathname === "/") return isMap(headers, query) ? undefined : restHandler;
  if (isFile(pathname)) return filesHandler;
  if (pathname.startsWith("/api/trpc/")) return trpcHandler;
  if (/^\/api\/docs(\/|$)/.test(pathname)) return docsHandler;
  if (/^\/admin\/[^/]+\/export\/$/.test(pathname)) return exportHandler;
  if (EMBED_PATH.test(pathname)) return embedHandler;
  const page = FRONT.get(pathname.replace(/(?<=.)\/$/, ""));
  if (page) return page;
  if (/^\/admin\/reset\/[^/]+\/?$/.test(pathname)) return resetHandler;
  if (isFromDjango(method, pathname)) return djangoHandler;
  if (isPostToPage(method, pathname)) return refusePost;
  return routeOf(pathname) ? restHandler : undefined;
}

/** At / a browser gets the map, a program the API's root; a page of ours that is open asks for the map's parts alone. */
function isMap({ accept, rsc }: IncomingMessage["headers"], query: string): boolean {
  return rsc !== undefined || (!new URLSearchParams(query).has("format") && prefersPage(accept));
}

/** With and without a slash at the end. */
const FRONT = new Map<string, Handler>([
  // Where Django looks for its login unless told otherwise.
  ["/accounts/login", loginHandler],
  ["/accounts/logout", logoutHandler],
  ["/admin/login", adminLoginHandler],
  ["/admin/logout", adminLogoutHandler],
  ["/admin/password_change", passwordChangeHandler],
  ["/admin/password_change/done", passwordChangeDoneHandler],
  ["/admin/password_reset", passwordResetHandler],
  ["/admin/password_reset/done", passwordResetSentHandler],
  ["/admin/reset/done", resetDoneHandler],
  ["/admin/sessions", sessionsHandler],
  ["/api/openapi.json", openApiHandler],
  ["/api/live", liveHandler],
  ["/api-auth/login", loginHandler],
  ["/api-auth/logout", logoutHandler],
  ["/healthz", healthz],
  ["/readyz", readyz],
]);
