import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "../errors";

/**
 * The token for a form of this session. A foreign page can make the browser send the cookie, but cannot read the token.
 */
export function csrfToken(secret: string, sessionId: string): string {
  return createHmac("sha256", secret).update(`csrf\0${sessionId}`).digest("base64url");
}

/** The token for visitors without a session: unguessable, and of the same format. */
export function visitorToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Does the text have the format of a token? */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}

/** @throws AppError forbidden, in Django REST framework's words */
export function checkToken(expected: string, given: string | null | undefined): void {
  if (given === null || given === undefined || given === "") throw refusal("missing");
  const [wanted, actual] = [Buffer.from(expected), Buffer.from(given)];
  if (actual.length !== wanted.length || !timingSafeEqual(actual, wanted)) throw refusal("incorrect");
}

function refusal(fault: string): AppError {
  return new AppError("forbidden", `CSRF Failed: CSRF token ${fault}.`);
}
