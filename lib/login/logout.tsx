/** @jsxImportSource hono/jsx */
import { checkToken } from "../auth/csrf";
import { actorBySession, endSession } from "../auth/session";
import { AppError } from "../errors";
import { readFields } from "../http/body";
import { csrfCookies, givenToken, sessionToken } from "../http/csrf";
import { contextFor } from "../services/context";
import { noSessionCookie } from "./cookies";
import { ADMIN_LOGIN, API_LOGIN, type LoginSite } from "./login-site";
import { LoggedOutPage, LogoutPage } from "./logout-page";
import { safeNext } from "./next";
import { pageHandler, pageResponse, redirect } from "./respond";

/** /api-auth/logout/: GET shows a button, POST ends the session. */
export const logoutHandler = pageHandler({
  GET: (request, url) => {
    const next = safeNext(url.searchParams.get("next"), API_LOGIN.login);
    return showButton(API_LOGIN, request, url, { status: 200, next });
  },
  POST: async (request, url) => {
    const { next, refusal } = await logOut(API_LOGIN, request, url);
    return refusal ?? redirect(next, [noSessionCookie(url)]);
  },
});

/** /admin/logout/: POST ends the session and confirms it. */
export const adminLogoutHandler = pageHandler({
  POST: async (request, url) => {
    const { refusal } = await logOut(ADMIN_LOGIN, request, url);
    return (
      refusal ?? pageResponse(<LoggedOutPage loginSite={ADMIN_LOGIN} />, 200, [["Set-Cookie", noSessionCookie(url)]])
    );
  },
});

interface Outcome {
  status: number;
  next: string;
  error?: string;
}

async function showButton(loginSite: LoginSite, { headers }: Request, url: URL, { status, ...shown }: Outcome) {
  const session = await actorBySession(contextFor().database, headers, Date.now());
  const user = session && { name: session.actor.name, csrf: await sessionToken(session.sessionId) };
  const cookies = user ? csrfCookies(user.csrf, headers, url) : [];
  return pageResponse(<LogoutPage loginSite={loginSite} user={user} {...shown} />, status, cookies);
}

/** Needs the CSRF token, so that another site cannot log a user out. Without a session there is nothing to protect. */
async function logOut(loginSite: LoginSite, request: Request, url: URL): Promise<{ next: string; refusal?: Response }> {
  const { database } = contextFor();
  const session = await actorBySession(database, request.headers, Date.now());
  // A script sends its token in the header, without a body.
  const fields = request.headers.has("content-type") ? await readFields(request) : {};
  const next = safeNext(fields.next, loginSite.login);
  try {
    if (session) {
      checkToken(await sessionToken(session.sessionId), givenToken(request, fields));
      await endSession(database, session.sessionId);
    }
    return { next };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const outcome = { status: 403, next, error: "This form was too old. Please try again." };
    return { next, refusal: await showButton(loginSite, request, url, outcome) };
  }
}
