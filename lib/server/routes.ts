import type { IncomingMessage } from "node:http";
import { exportHandler } from "../admin/bulk/export";
import { djangoHandler, isFromDjango } from "../admin/http/django-addresses";
import { isPostToPage, refusePost } from "../admin/http/no-posts";
import { healthz, readyz } from "../health/endpoints";
import { prefersPage } from "../http/negotiate";
import type { PlainAnswer } from "../http/plain-answer";
import { adminLoginHandler, loginHandler } from "../login/login";
import { adminLogoutHandler, logoutHandler } from "../login/logout";
import { passwordChangeDoneHandler, passwordChangeHandler } from "../login/password-change";
import { passwordResetHandler, passwordResetSentHandler } from "../login/password-reset";
import { resetDoneHandler, resetHandler } from "../login/reset";
import { sessionsHandler } from "../login/sessions";
import { docsHandler } from "../rest/openapi/docs";
import { openApiHandler } from "../rest/openapi/handlers";
import { restHandler, restHandlerAt } from "../rest/router";
import { embedHandler } from "../site/embed";
import { liveHandler } from "../site/live";
import { trpcHandler } from "../trpc/handler";
import { filesHandler } from "./files/handler";
import { isFile } from "./files/static-assets";

export type Handler = (request: Request) => Response | PlainAnswer | Promise<Response | PlainAnswer>;

/**
 * What is answered before Next sees it, for speed: a route of Next costs about a millisecond of CPU, and keeps a live
 * viewer's connection at four times the price. This is the one list of these addresses; app/ has the pages and the
 * routes that Next answers. `[name]` stands for one segment, `[...name]` for any number of further ones; a trailing
 * slash is optional.
 */
export const ROUTES: readonly (readonly [path: string, handler: Handler])[] = [
  // Django's default login address.
  ["/accounts/login", loginHandler],
  ["/accounts/logout", logoutHandler],
  ["/admin/[model]/export", exportHandler],
  ["/admin/login", adminLoginHandler],
  ["/admin/logout", adminLogoutHandler],
  ["/admin/password_change", passwordChangeHandler],
  ["/admin/password_change/done", passwordChangeDoneHandler],
  ["/admin/password_reset", passwordResetHandler],
  ["/admin/password_reset/done", passwordResetSentHandler],
  ["/admin/reset/done", resetDoneHandler],
  ["/admin/reset/[token]", resetHandler],
  ["/admin/sessions", sessionsHandler],
  ["/api/docs/[...path]", docsHandler],
  ["/api/live", liveHandler],
  ["/api/openapi.json", openApiHandler],
  ["/api/trpc/[...procedures]", trpcHandler],
  ["/api-auth/login", loginHandler],
  ["/api-auth/logout", logoutHandler],
  ["/embed/[id]", embedHandler],
  ["/healthz", healthz],
  ["/readyz", readyz],
];

/** Routes with a fixed path, found by it; the others are few. */
const FIXED = new Map(ROUTES.filter(([path]) => !path.includes("[")));
const PATTERNS = ROUTES.filter(([path]) => path.includes("[")).map(([path, handler]) => ({
  pattern: new RegExp(`^${path.replace(/\/\[\.{3}\w+\]$/, "(?:/.*)?").replace(/\[\w+\]/g, "[^/]+")}/?$`),
  handler,
}));

/** The handler that answers a request instead of Next; undefined for Next. */
export function routesHandler({ url = "/", method, headers }: IncomingMessage): Handler | undefined {
  const [pathname = "/", query = ""] = url.split("?", 2);
  if (pathname === "/") return isMap(headers, query) ? undefined : restHandler;
  const found =
    FIXED.get(pathname.replace(/(?<=.)\/$/, "")) ??
    PATTERNS.find(({ pattern }) => pattern.test(pathname))?.handler ??
    restHandlerAt(pathname);
  if (found) return found;
  if (isFile(pathname)) return filesHandler;
  if (!pathname.startsWith("/admin/")) return undefined;
  if (isFromDjango(method, pathname)) return djangoHandler;
  return isPostToPage(method, pathname) ? refusePost : undefined;
}

/** At / a browser gets the map and a program the API's root; a client navigation requests only the map's parts. */
function isMap({ accept, rsc }: IncomingMessage["headers"], query: string): boolean {
  return rsc !== undefined || (!new URLSearchParams(query).has("format") && prefersPage(accept));
}
