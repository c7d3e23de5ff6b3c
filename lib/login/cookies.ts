import { serialize } from "hono/utils/cookie";
import { type Claims, encodeSession, SESSION_COOKIE, SESSION_S } from "../auth/session";
import type { Database } from "../db/client";
import { csrfCookie, sessionToken } from "../http/csrf";

/** The headers that begin a session in the browser: NextAuth's session cookie, and the session's CSRF token. */
export async function sessionCookies(database: Database, claims: Claims, url: URL): Promise<string[]> {
  const value = await encodeSession(database, claims);
  return [
    serialize(SESSION_COOKIE, value, { ...attributes(url), maxAge: SESSION_S }),
    csrfCookie(await sessionToken(claims.sid), url),
  ];
}

/** The header that deletes the session cookie. */
export function noSessionCookie(url: URL): string {
  return serialize(SESSION_COOKIE, "", { ...attributes(url), maxAge: 0 });
}

function attributes({ protocol }: URL) {
  return { httpOnly: true, sameSite: "Lax", secure: protocol === "https:", path: "/" } as const;
}
