import { checkCsrf, csrfToken } from "../auth/csrf";
import type { Identity } from "../auth/request";
import { authSecret } from "../auth/secret";
import { AppError } from "../errors";
import { contextFor } from "../services/context";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** For the forms of a page, where whoever reads it has a session. */
export async function csrfTokenOf(identity: Identity): Promise<string | undefined> {
  return identity.by === "session" ? csrfToken(await authSecret(contextFor().database), identity.sessionId) : undefined;
}

/**
 * Refuses what another site may have made a browser send. A session must prove itself by its token, in the header
 * X-CSRFToken or a form's field. Browsers send a Basic login unasked too, but say where the request comes from.
 * @throws AppError forbidden
 */
export async function checkOrigin(request: Request, identity: Identity, formToken: string | undefined): Promise<void> {
  if (SAFE.has(request.method)) return;
  if (identity.by === "session") {
    const secret = await authSecret(contextFor().database);
    checkCsrf(secret, identity.sessionId, request.headers.get("x-csrftoken") ?? formToken);
  }
  if (identity.by === "basic" && request.headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", "CSRF Failed: the request comes from another site.");
  }
}
