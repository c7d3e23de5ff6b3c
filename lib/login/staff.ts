import { checkToken } from "../auth/csrf";
import { actorBySession } from "../auth/session";
import type { Fields } from "../http/body";
import { csrfCookies, givenToken, sessionToken } from "../http/csrf";
import { contextFor } from "../services/context";
import { ADMIN_LOGIN } from "./login-site";
import { redirect } from "./respond";

type Session = NonNullable<Awaited<ReturnType<typeof actorBySession>>>;
export type StaffSession = Session & {
  /** The CSRF token for its forms, and the headers that give it to scripts as well. */
  csrf: string;
  cookies: [string, string][];
};

/** The staff session of the request, or else a redirect to the login, which leads back here. */
export async function staffSession({ headers }: Request, url: URL): Promise<StaffSession | Response> {
  const session = await actorBySession(contextFor().database, headers, Date.now());
  if (!session?.actor.isStaff) return redirect(`${ADMIN_LOGIN.login}?next=${encodeURIComponent(url.pathname)}`);
  const csrf = await sessionToken(session.sessionId);
  return { ...session, csrf, cookies: csrfCookies(csrf, headers, url) };
}

/** @throws AppError forbidden */
export function checkStaffForm({ csrf }: StaffSession, request: Request, fields: Fields): void {
  checkToken(csrf, givenToken(request, fields));
}
