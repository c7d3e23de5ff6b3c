import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { type Client, clientSchema } from "../contract/users/session";
import { env } from "../env";
import { AppError } from "../errors";

/**
 * The request's address as the client sees it: by the Host header, and by X-Forwarded-Proto if a trusted proxy set it.
 * Links are made from it, so an unknown Host must be refused.
 * @throws AppError invalid when the host is not one of ALLOWED_HOSTS
 */
export function clientUrl(request: Pick<Request, "url" | "headers">): URL {
  const url = new URL(request.url);
  const host = request.headers.get("host") ?? url.host;
  const forwarded = env.TRUST_PROXY ? request.headers.get("x-forwarded-proto") : null;
  const scheme = forwarded === "https" || forwarded === "http" ? forwarded : "http";
  const base = URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`) : undefined;
  if (!base || !isAllowed(base.hostname)) throw new AppError("invalid", "This host is not in ALLOWED_HOSTS.");
  // Assigned, not resolved: a path that begins with two slashes would be resolved to another host.
  base.pathname = url.pathname;
  base.search = url.search;
  return base;
}

/** The last value of a repeated parameter. */
export function lastOf({ searchParams }: URL, name: string): string | undefined {
  return searchParams.getAll(name).at(-1);
}

/** Without ALLOWED_HOSTS: any address or name of this machine. A foreign page cannot have those. */
function isAllowed(host: string): boolean {
  if (env.ALLOWED_HOSTS) return env.ALLOWED_HOSTS.some((allowed) => allowed === "*" || allowed === host);
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) return true;
  return host === "localhost" || host.endsWith(".local") || host === hostname().toLowerCase();
}

/**
 * The origin of links in what is read elsewhere: feeds, pictures, pages' metadata.
 * @throws AppError invalid if the site's host is not known
 */
export function siteOrigin(headers: Headers): string {
  return env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : clientUrl({ url: "http://localhost/", headers }).origin;
}

/**
 * The origin of links in a mail. The person who requests a mail to somebody else must not choose where its link leads:
 * any address of the machine is accepted as Host for a page, which its own reader requested, but not here.
 * @throws AppError invalid if the site's host is not known
 */
export function linkOrigin({ origin, hostname: host }: URL): string {
  if (env.PUBLIC_URL) return new URL(env.PUBLIC_URL).origin;
  if (env.ALLOWED_HOSTS ? env.ALLOWED_HOSTS.includes(host) : isThisMachine(host)) return origin;
  throw new AppError("invalid", "No mail can be sent from this address of the site: PUBLIC_URL is not set.");
}

function isThisMachine(host: string): boolean {
  if (host === "localhost" || host === hostname().toLowerCase()) return true;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.some(({ address }) => address === host.replace(/^\[|\]$/g, ""));
}

/** Set by the server from the connection, never by a client: see http/client-address.ts. */
export const ADDRESS_HEADER = "x-client-address";

/** The client's address, for rate limits and for keys that are bound to one. */
export function clientAddress(request: Pick<Request, "headers">): string {
  return request.headers.get(ADDRESS_HEADER) ?? "unknown";
}

/** The client, as a session stores it. */
export function clientOf(request: Pick<Request, "headers">): Client {
  const userAgent = request.headers.get("user-agent") ?? "";
  return clientSchema.parse({ address: clientAddress(request), userAgent });
}

/** The last address is the one that our proxy saw; those before it are unverified. */
export function forwardedFor(header: string | string[] | undefined): string | undefined {
  return env.TRUST_PROXY
    ? String(header ?? "")
        .split(",")
        .at(-1)
        ?.trim() || undefined
    : undefined;
}
