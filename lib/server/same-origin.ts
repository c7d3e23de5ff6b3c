import type { IncomingMessage } from "node:http";
import { env } from "../env";
import { AppError } from "../errors";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a request that writes and that a page of another site made a browser send: with it go a session's cookie and
 * a remembered Basic login, unasked. Over plain HTTP browsers leave out Sec-Fetch-Site, and say it by Origin or Referer.
 * Programs send none of the three. A device key is never sent unasked, and a page cannot set its header for another site.
 */
export function foreignRefusal({
  method = "GET",
  headers,
}: Pick<IncomingMessage, "method" | "headers">): AppError | undefined {
  if (SAFE.has(method) || headers["x-apikey"] !== undefined || /^bearer\s/i.test(headers.authorization ?? "")) return;
  const site = headers["sec-fetch-site"];
  const source = headers.origin ?? headers.referer;
  const isForeign =
    (site !== undefined && site !== "same-origin" && site !== "none") ||
    (source !== undefined && !isOurs(source, headers.host));
  return isForeign ? new AppError("forbidden", "CSRF Failed: the request comes from another site.") : undefined;
}

/** By host and port: behind a proxy that ends TLS the scheme that the browser sees is not known for sure. */
function isOurs(source: string, host: string | undefined): boolean {
  if (!URL.canParse(source)) return false;
  const from = new URL(source);
  if (env.PUBLIC_URL && from.origin === new URL(env.PUBLIC_URL).origin) return true;
  const base = `${from.protocol}//${host}`;
  return URL.canParse(base) && from.host === new URL(base).host;
}
