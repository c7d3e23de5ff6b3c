import { parse, serialize } from "hono/utils/cookie";
import { checkToken, csrfToken, isToken } from "../auth/csrf";
import type { Identity } from "../auth/request";
import { authSecret } from "../auth/secret";
import { contextFor } from "../services/context";
import type { Fields } from "./body";

/** As Django calls it: scripts read it and send it back. */
const CSRF_COOKIE = "csrftoken";
/** A year, as in Django. */
const CSRF_S = 31_449_600;

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** What the forms of a session carry. */
export async function sessionToken(sessionId: string): Promise<string> {
  return csrfToken(await authSecret(contextFor().database), sessionId);
}

/** For the forms of a page, where whoever reads it has a session. */
export async function csrfTokenOf(identity: Identity): Promise<string | undefined> {
  return identity.by === "session" ? sessionToken(identity.sessionId) : undefined;
}

/** The token that a browser or a script has from us; undefined when it shows nothing that we gave it. */
export function readCsrfCookie(headers: Headers): string | undefined {
  const value = parse(headers.get("cookie") ?? "", CSRF_COOKIE)[CSRF_COOKIE];
  return isToken(value) ? value : undefined;
}

/** The header that gives the token away: of a form's page to who may read it, and may send it from a script. */
export function csrfCookie(token: string, { protocol }: Pick<URL, "protocol">): string {
  return serialize(CSRF_COOKIE, token, {
    maxAge: CSRF_S,
    path: "/",
    sameSite: "Lax",
    secure: protocol === "https:",
  });
}

/** The same as headers, none where the client has this token already. */
export function csrfCookies(token: string, headers: Headers, url: Pick<URL, "protocol">): [string, string][] {
  return readCsrfCookie(headers) === token ? [] : [["Set-Cookie", csrfCookie(token, url)]];
}

/** The token that came with a form: in its field, else in the header. */
export function givenToken({ headers }: Request, { csrfmiddlewaretoken: field }: Fields): string | null {
  return typeof field === "string" && field !== "" ? field : headers.get("x-csrftoken");
}

/**
 * Must a request prove that it comes from our own pages, or from a script that has a token of its session?
 */
export function needsToken({ method }: Request, identity: Identity): identity is Extract<Identity, { by: "session" }> {
  return !SAFE.has(method) && identity.by === "session";
}

/**
 * A session must prove itself by its token, in the header X-CSRFToken or a form's field, since another site may have
 * made a browser send the cookie. Whatever says that it comes from another site is refused before (`foreignRefusal` in server/listen.ts).
 * @throws AppError forbidden
 */
export async function checkOrigin(request: Request, identity: Identity, formToken: string | undefined): Promise<void> {
  if (!needsToken(request, identity)) return;
  checkToken(await sessionToken(identity.sessionId), formToken || request.headers.get("x-csrftoken"));
}
