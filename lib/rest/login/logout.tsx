/** @jsxImportSource hono/jsx */
import { checkCsrf, csrfToken } from "../../auth/csrf";
import { authSecret } from "../../auth/secret";
import { actorBySession, endSession } from "../../auth/session";
import { AppError } from "../../errors";
import { contextFor } from "../../services/context";
import { readFields } from "../body";
import { noSessionCookie } from "./cookies";
import { ADMIN_DOOR, API_DOOR, type Door } from "./door";
import { textOf } from "./form";
import { LoggedOutPage, LogoutPage } from "./logout-page";
import { safeNext } from "./next";
import { pageHandler, pageResponse, seeOther } from "./respond";

/** /api-auth/logout/: GET shows a button, POST ends the session. */
export const logoutHandler = pageHandler({
  GET: (request, url) => showButton(API_DOOR, request, 200, safeNext(url.searchParams.get("next"), API_DOOR.login)),
  POST: async (request, url) => {
    const { next, refusal } = await logOut(API_DOOR, request);
    return refusal ?? seeOther(next, noSessionCookie(url));
  },
});

/** /admin/logout/: POST ends the session and says so. */
export const adminLogoutHandler = pageHandler({
  POST: async (request, url) => {
    const { refusal } = await logOut(ADMIN_DOOR, request);
    return refusal ?? pageResponse(<LoggedOutPage door={ADMIN_DOOR} />, 200, [["Set-Cookie", noSessionCookie(url)]]);
  },
});

async function showButton(door: Door, { headers }: Request, status: number, next: string, error?: string) {
  const { database } = contextFor();
  const session = await actorBySession(database, headers, Date.now());
  const user = session && {
    name: session.actor.name,
    csrf: csrfToken(await authSecret(database), session.sessionId),
  };
  return pageResponse(<LogoutPage door={door} user={user} next={next} error={error} />, status);
}

/** Another site shall not log anybody out. Who has no session has nothing to lose. */
async function logOut(door: Door, request: Request): Promise<{ next: string; refusal?: Response }> {
  const { database } = contextFor();
  const session = await actorBySession(database, request.headers, Date.now());
  const fields = await readFields(request);
  const next = safeNext(fields.next, door.login);
  try {
    const token = textOf(fields, "csrfmiddlewaretoken");
    if (session) {
      checkCsrf(await authSecret(database), session.sessionId, token);
      await endSession(database, session.sessionId);
    }
    return { next };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { next, refusal: await showButton(door, request, 403, next, "This form was too old. Please try again.") };
  }
}
