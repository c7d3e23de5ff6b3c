import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env";
import { setTrustedHeaders } from "./client-address";

export const POLICY = "content-security-policy";

/**
 * Restricts the scripts of Next's pages to those that carry this response's nonce, and what they load. Next takes the
 * nonce from the request's header, so one that a client sent must be overwritten. Other pages have policies of their
 * own.
 */
export function setContentSecurityPolicy(request: IncomingMessage, response: ServerResponse): void {
  const policy = pagePolicy(newNonce());
  setTrustedHeaders(request, { [POLICY]: policy }, (name) => name === `${POLICY}-report-only`);
  response.setHeader(POLICY, policy);
}

/** 16 random bytes in Base64. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/** The policy of a page of Next whose scripts carry the nonce. */
export function pagePolicy(nonce: string): string {
  return contentSecurityPolicyOf(nonce, { dev: env.NODE_ENV === "development", tiles: env.MAP_TILES_URL });
}

interface Circumstances {
  /** Set by `npm run dev`. */
  dev: boolean;
  /** MAP_TILES_URL. */
  tiles: string | undefined;
}

export function contentSecurityPolicyOf(nonce: string, { dev, tiles }: Circumstances): string {
  const directives = {
    "default-src": "'self'",
    // Hot module replacement evaluates modules.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // Next's development overlay adds styles without a nonce, and a nonce would disable 'unsafe-inline'.
    "style-src": dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // React, the charts and the map write colours and positions into style attributes, which cannot run scripts.
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

/** Leaflet spreads its requests over the servers a, b and c if the address has {s}. */
function originsOf(tiles: string | undefined): string[] {
  if (tiles === undefined) return [];
  return [...new Set(["a", "b", "c"].map((server) => new URL(tiles.replaceAll("{s}", server)).origin))];
}
