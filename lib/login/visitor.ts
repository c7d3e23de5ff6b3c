import { checkToken, visitorToken } from "../auth/csrf";
import { actorBySession } from "../auth/session";
import { AppError } from "../errors";
import type { Fields } from "../http/body";
import { csrfCookies, givenToken, readCsrfCookie, sessionToken } from "../http/csrf";
import { contextFor } from "../services/context";

/** The CSRF token of a public form, and the cookie to compare it with, if the browser needs a new one. */
export async function visitorForm(
  { headers }: Request,
  url: URL,
): Promise<{ csrf: string; cookies: [string, string][] }> {
  const { database, now } = contextFor();
  const session = await actorBySession(database, headers, now());
  // Reuses the cookie, so that forms in two open tabs both stay valid; a session has its own token.
  const csrf = session ? await sessionToken(session.sessionId) : (readCsrfCookie(headers) ?? visitorToken());
  return { csrf, cookies: csrfCookies(csrf, headers, url) };
}

/**
 * Another site can send such a form too, and log the visitor in as a user of its choice; it cannot read the cookie.
 * @throws AppError forbidden
 */
export function checkVisitorForm(request: Request, fields: Fields): void {
  const cookie = readCsrfCookie(request.headers);
  if (cookie === undefined) throw new AppError("forbidden", "CSRF Failed: CSRF cookie not set.");
  checkToken(cookie, givenToken(request, fields));
}
