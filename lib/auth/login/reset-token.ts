import { createHmac, timingSafeEqual } from "node:crypto";
import type { Database } from "../../db/client";
import { type UserRow, userById } from "../../db/queries/users/logins";
import { authSecret } from "../secret";

const VALID_MS = 60 * 60_000;
const TOKEN = /^([0-9a-z]{1,8})\.([0-9a-z]{1,11})\.([\w-]{43})$/;

/**
 * The token in a password reset link, valid for an hour. Nothing is stored: it is bound to the current password, so
 * that it works once, and to the address that it was sent to.
 */
export async function resetToken(database: Database, user: UserRow, now: number): Promise<string> {
  const expires = now + VALID_MS;
  return `${user.id.toString(36)}.${expires.toString(36)}.${await signature(database, user, expires)}`;
}

/** The active user whose password the token may replace; undefined when it is forged, expired or used. */
export async function userByResetToken(database: Database, token: string, now: number): Promise<UserRow | undefined> {
  const [, id = "", expiry = "", given = ""] = TOKEN.exec(token) ?? [];
  const expires = Number.parseInt(expiry, 36);
  if (!(expires > now)) return undefined;
  const user = await userById(database.read, Number.parseInt(id, 36));
  if (!user?.isActive) return undefined;
  const expected = await signature(database, user, expires);
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? user : undefined;
}

async function signature(database: Database, user: UserRow, expires: number): Promise<string> {
  const parts = ["reset", user.id, user.passwordHash, user.passwordChangedAt, user.email, expires];
  return createHmac("sha256", await authSecret(database))
    .update(parts.join("\0"))
    .digest("base64url");
}
