import { checkCsrf, csrfToken } from "../../auth/csrf";
import { authSecret } from "../../auth/secret";
import { AppError } from "../../errors";
import { contextFor } from "../../services/context";
import { newLoginCookie, readLoginCookie } from "./cookies";

/** The token for a form that is shown to who has no session, and the cookie it is bound to where that is a new one. */
export async function visitorForm(
  { headers }: Request,
  url: URL,
  path: string,
): Promise<{ csrf: string; cookies: [string, string][] }> {
  // A page that was open elsewhere keeps its cookie, so that either of two forms is good.
  const known = readLoginCookie(headers);
  const cookie = known === undefined ? newLoginCookie(url, path) : { value: known, header: undefined };
  const csrf = csrfToken(await authSecret(contextFor().database), idOf(cookie.value));
  return { csrf, cookies: cookie.header === undefined ? [] : [["Set-Cookie", cookie.header]] };
}

/**
 * Another site can send such a form too, and make the visitor work under its own name.
 * @throws AppError forbidden
 */
export async function checkVisitorForm({ headers }: Request, token: string): Promise<void> {
  const cookie = readLoginCookie(headers);
  if (cookie === undefined) throw new AppError("forbidden", "CSRF Failed: CSRF cookie not set.");
  checkCsrf(await authSecret(contextFor().database), idOf(cookie), token);
}

/** Never the id of a session, whose tokens are others. */
function idOf(cookie: string): string {
  return `login\0${cookie}`;
}
