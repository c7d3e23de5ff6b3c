import { randomBytes } from "node:crypto";
import { parse, serialize } from "hono/utils/cookie";
import { SESSION_COOKIE, SESSION_S } from "../../auth/session";

const LOGIN_COOKIE = "weather-login";

/** The header that begins a session in the browser, as NextAuth sets it. */
export function sessionCookie(value: string, { protocol }: URL): string {
  return serialize(SESSION_COOKIE, value, { ...attributes(protocol), path: "/", maxAge: SESSION_S });
}

/** The header that ends it. */
export function noSessionCookie({ protocol }: URL): string {
  return serialize(SESSION_COOKIE, "", { ...attributes(protocol), path: "/", maxAge: 0 });
}

/** What a browser without a session is known by while it logs in; undefined when it shows nothing that we gave it. */
export function readLoginCookie(headers: Headers): string | undefined {
  const value = parse(headers.get("cookie") ?? "", LOGIN_COOKIE)[LOGIN_COOKIE];
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined;
}

export function newLoginCookie({ protocol }: URL, path: string): { value: string; header: string } {
  const value = randomBytes(16).toString("base64url");
  return { value, header: serialize(LOGIN_COOKIE, value, { ...attributes(protocol), path }) };
}

function attributes(protocol: string) {
  return { httpOnly: true, sameSite: "Lax", secure: protocol === "https:" } as const;
}
