import { checkToken, visitorToken } from "../auth/csrf";
import { actorBySession } from "../auth/session";
import { AppError } from "../errors";
import type { Fields } from "../http/body";
import { csrfCookies, givenToken, readCsrfCookie, sessionToken } from "../http/csrf";
import { contextFor } from "../services/context";

/** The token for a form that anybody is shown, and the cookie that it is compared with where that is another one. */
export async function visitorForm(
  { headers }: Request,
  url: URL,
): Promise<{ csrf: string; cookies: [string, string][] }> {
  const { database, now } = contextFor();
  const session = await actorBySession(database, headers, now());
  // A page that was open elsewhere keeps its cookie, so that either of two forms is good; a session has its own token.
  const csrf = session ? await sessionToken(session.sessionId) : (readCsrfCookie(headers) ?? visitorToken());
  return { csrf, cookies: csrfCookies(csrf, headers, url) };
}

/**
 * Another site can send such a form too, and make the visitor work under its own name; it can not read the cookie.
 * @throws AppError forbidden
 */
export function checkVisitorForm(request: Request, fields: Fields): void {
  const cookie = readCsrfCookie(request.headers);
  if (cookie === undefined) throw new AppError("forbidden", "CSRF Failed: CSRF cookie not set.");
  checkToken(cookie, givenToken(request, fields));
}
