import { parse, serialize } from "hono/utils/cookie";
import { checkToken, csrfToken, isToken } from "../auth/csrf";
import type { Identity } from "../auth/request";
import { authSecret } from "../auth/secret";
import { contextFor } from "../services/context";
import type { Fields } from "./body";

/** Django's name: scripts read it and send it back. */
const CSRF_COOKIE = "csrftoken";
/** A year, as in Django. */
const CSRF_S = 31_449_600;

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The CSRF token of a session. */
export async function sessionToken(sessionId: string): Promise<string> {
  return csrfToken(await authSecret(contextFor().database), sessionId);
}

/** The token for a page's forms, if its reader has a session. */
export async function csrfTokenOf(identity: Identity): Promise<string | undefined> {
  return identity.by === "session" ? sessionToken(identity.sessionId) : undefined;
}

/** The CSRF token that the client sent as a cookie; undefined if it is missing or malformed. */
export function readCsrfCookie(headers: Headers): string | undefined {
  const value = parse(headers.get("cookie") ?? "", CSRF_COOKIE)[CSRF_COOKIE];
  return isToken(value) ? value : undefined;
}

/** The Set-Cookie header of the token, readable by our own pages' scripts. */
export function csrfCookie(token: string, { protocol }: Pick<URL, "protocol">): string {
  return serialize(CSRF_COOKIE, token, {
    maxAge: CSRF_S,
    path: "/",
    sameSite: "Lax",
    secure: protocol === "https:",
  });
}

/** The same as a list of headers; empty if the client has this token already. */
export function csrfCookies(token: string, headers: Headers, url: Pick<URL, "protocol">): [string, string][] {
  return readCsrfCookie(headers) === token ? [] : [["Set-Cookie", csrfCookie(token, url)]];
}

/** The token that a form sent: in its field, else in the header. */
export function givenToken({ headers }: Request, { csrfmiddlewaretoken: field }: Fields): string | null {
  return typeof field === "string" && field !== "" ? field : headers.get("x-csrftoken");
}

/** Whether a request needs a CSRF token. */
export function needsToken({ method }: Request, identity: Identity): identity is Extract<Identity, { by: "session" }> {
  return !SAFE.has(method) && identity.by === "session";
}

/**
 * A request with a session must prove its origin by the token, in the header X-CSRFToken or a form's field, since
 * another site can make a browser send the cookie. Requests that browsers mark as cross-site were refused before
 * (`foreignRefusal` in server/listen.ts).
 * @throws AppError forbidden
 */
export async function checkOrigin(request: Request, identity: Identity, formToken: string | undefined): Promise<void> {
  if (!needsToken(request, identity)) return;
  checkToken(await sessionToken(identity.sessionId), formToken || request.headers.get("x-csrftoken"));
}
