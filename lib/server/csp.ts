import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env";
import { setTrustedHeaders } from "../http/client-address";

const POLICY = "content-security-policy";

/**
 * Lets a page of Next's run its own scripts and no others: those that carry the nonce of this one answer, and what they
 * load. Next takes the nonce from the request's header, where a client's own one would be believed as well. Our other
 * pages have policies of their own, beside them.
 */
export function setContentSecurityPolicy(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicyOf(nonce, { dev: env.NODE_ENV === "development", tiles: env.MAP_TILES_URL });
  setTrustedHeaders(request, { [POLICY]: policy }, (name) => name === `${POLICY}-report-only`);
  response.setHeader(POLICY, policy);
}

interface Circumstances {
  /** Of `npm run dev`. */
  dev: boolean;
  /** MAP_TILES_URL. */
  tiles: string | undefined;
}

export function contentSecurityPolicyOf(nonce: string, { dev, tiles }: Circumstances): string {
  const directives = {
    "default-src": "'self'",
    // What loads modules anew evaluates them.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // Next's overlay in development makes styles without a nonce, beside which this word would not count.
    "style-src": dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // React, the charts and the map write colours and places into style attributes, which can run nothing.
    "style-src-attr": "'unsafe-inline'",
    "img-src": ["'self'", "data:", ...originsOf(tiles)].join(" "),
    "connect-src": dev ? "'self' ws: wss:" : "'self'",
    "font-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map((directive) => directive.join(" "))
    .join("; ");
}

/** Leaflet spreads its requests over the servers a, b and c where the address has {s}. */
function originsOf(tiles: string | undefined): string[] {
  if (tiles === undefined) return [];
  return [...new Set(["a", "b", "c"].map((server) => new URL(tiles.replaceAll("{s}", server)).origin))];
}
