import { checkCsrf, csrfToken } from "../auth/csrf";
import type { Identity } from "../auth/request";
import { authSecret } from "../auth/secret";
import { contextFor } from "../services/context";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** For the forms of a page, where whoever reads it has a session. */
export async function csrfTokenOf(identity: Identity): Promise<string | undefined> {
  return identity.by === "session" ? csrfToken(await authSecret(contextFor().database), identity.sessionId) : undefined;
}

/**
 * A session must prove itself by its token, in the header X-CSRFToken or a form's field, since another site may have
 * made a browser send the cookie. Whatever says that it comes from another site is refused by server/same-origin.ts.
 * @throws AppError forbidden
 */
export async function checkOrigin(request: Request, identity: Identity, formToken: string | undefined): Promise<void> {
  if (SAFE.has(request.method) || identity.by !== "session") return;
  const secret = await authSecret(contextFor().database);
  checkCsrf(secret, identity.sessionId, request.headers.get("x-csrftoken") ?? formToken);
}
