import { CONSOLE_TARGET } from "../ingest/consoles/decode/target";

/**
 * The kind of a request, from the most to the least deferrable: decides which limits apply, and when it is refused
 * under load.
 */
export type Kind = "live" | "download" | "page" | "trpc" | "api" | "recording" | "free";

/** Cheap to answer: not counted by any limit, and never refused. */
const FREE =
  /^\/(_next\/static\/|healthz\/?$|readyz\/?$|map\/|agent\/|icons?\/|screenshots\/)|^\/[^/]+\.(js|css|ico|svg|png|txt|webmanifest)$/;
const DOWNLOAD =
  /^\/stations\/[^/]+\/readings\.(csv|json)$|^\/admin\/[^/]+\/export\/?$|^\/api\/v1\/stations\/[^/]+\/readings\/?$/;
const RECORDING = /^\/(api\/v1\/(readings|events|commands|devices?)|sensor-data|station)([/.]|$)/;
const API =
  /^\/(api\/v1|api\/docs|api\/openapi\.json|accounts|api-auth|api\/auth|current|home)(\/|$)|^\/(temperature-data|users|groups)([/.]|$)|^\/\.[a-z0-9]+\/?$/;

export function kindOf(method: string, pathname: string): Kind {
  if (CONSOLE_TARGET.test(pathname)) return "recording";
  if (FREE.test(pathname)) return "free";
  if (pathname.startsWith("/api/trpc/")) return "trpc";
  if (/^\/api\/live\/?$/.test(pathname)) return "live";
  if (DOWNLOAD.test(pathname)) return "download";
  if (RECORDING.test(pathname)) return method === "GET" || method === "HEAD" ? "api" : "recording";
  return API.test(pathname) ? "api" : "page";
}
