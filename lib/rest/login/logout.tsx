/** @jsxImportSource hono/jsx */
import { checkCsrf, csrfToken } from "../../auth/csrf";
import { authSecret } from "../../auth/secret";
import { actorBySession } from "../../auth/session";
import { AppError } from "../../errors";
import { contextFor } from "../../services/context";
import { readFields } from "../body";
import { clientUrl } from "../origin";
import { errorResponse } from "../respond";
import { noSessionCookie } from "./cookies";
import { LogoutPage, notAllowed, pageResponse, seeOther } from "./form";
import { safeNext } from "./next";

const AFTER = "/api-auth/login/";

/** /api-auth/logout/: GET shows a button, POST ends the session in this browser. */
export async function logoutHandler(request: Request): Promise<Response> {
  try {
    const url = clientUrl(request);
    if (request.method === "POST") return await logOut(request, url);
    if (request.method !== "GET" && request.method !== "HEAD") return notAllowed(request.method);
    return await showButton(request, { status: 200, next: safeNext(url.searchParams.get("next"), AFTER) });
  } catch (error) {
    return errorResponse(error);
  }
}

async function showButton(
  { headers }: Request,
  { status, ...shown }: { status: number; next: string; error?: string },
): Promise<Response> {
  const { database } = contextFor();
  const session = await actorBySession(database, headers, Date.now());
  const user = session && {
    name: session.actor.name,
    csrf: csrfToken(await authSecret(database), session.sessionId),
  };
  return pageResponse(<LogoutPage user={user} {...shown} />, status);
}

async function logOut(request: Request, url: URL): Promise<Response> {
  const { database } = contextFor();
  const session = await actorBySession(database, request.headers, Date.now());
  const fields = await readFields(request);
  const next = safeNext(fields.next, AFTER);
  const token = fields.csrfmiddlewaretoken;
  try {
    if (session) checkCsrf(await authSecret(database), session.sessionId, typeof token === "string" ? token : null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showButton(request, { status: 403, next, error: "This form was too old. Please try again." });
  }
  return seeOther(next, noSessionCookie(url));
}
