import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "../errors";

/** What a form of this session must carry. A foreign page can make the browser send the cookie, but can not read this. */
export function csrfToken(secret: string, sessionId: string): string {
  return createHmac("sha256", secret).update(`csrf\0${sessionId}`).digest("base64url");
}

/** @throws AppError forbidden, in Django REST framework's words */
export function checkCsrf(secret: string, sessionId: string, given: string | null | undefined): void {
  if (given === null || given === undefined || given === "") throw refusal("missing");
  const expected = Buffer.from(csrfToken(secret, sessionId));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw refusal("incorrect");
}

function refusal(fault: string): AppError {
  return new AppError("forbidden", `CSRF Failed: CSRF token ${fault}.`);
}
