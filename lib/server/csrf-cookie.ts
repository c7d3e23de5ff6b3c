import type { IncomingMessage, ServerResponse } from "node:http";
import { actorBySession, SESSION_COOKIE } from "../auth/session";
import { csrfCookies, sessionToken } from "../http/csrf";
import { clientUrl } from "../http/origin";
import { log } from "../log";
import { contextFor } from "../services/context";

/** Sets the session's CSRF cookie on the admin's pages, since Next does not let a page set one. */
export async function setCsrfCookie({ url = "/", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { cookie, host = "", rsc } = headers;
  const isPage = /^\/admin([/?]|$)/.test(url) && rsc === undefined;
  if (!isPage || !cookie?.includes(`${SESSION_COOKIE}=`)) return;
  const given = new Headers({ cookie, host, "x-forwarded-proto": String(headers["x-forwarded-proto"] ?? "") });
  try {
    const session = await actorBySession(contextFor().database, given, Date.now());
    if (!session) return;
    const page = clientUrl({ url: `http://localhost${url}`, headers: given });
    for (const line of csrfCookies(await sessionToken(session.sessionId), given, page)) response.appendHeader(...line);
  } catch (error) {
    // The page itself reports what is wrong with the database or the host.
    log.debug({ err: error }, "no CSRF cookie");
  }
}
