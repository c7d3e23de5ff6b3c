import { randomUUID } from "node:crypto";
import { parse } from "hono/utils/cookie";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { Database } from "../db/client";
import { touchUser, type UserRow, userById } from "../db/statements/logins";
import type { UserActor } from "./actor";
import { authSecret } from "./secret";
import { userActor } from "./user-actor";

export const SESSION_COOKIE = "weather-session";
export const SESSION_S = 14 * 24 * 60 * 60;

/** All that the cookie says, encrypted. Whether it still holds is asked of the database at every request. */
const claimsSchema = z.object({
  /** The user's id. */
  sub: z.string().regex(/^\d{1,15}$/),
  /** The session's id: CSRF tokens are bound to it. */
  sid: z.string().min(1),
  /** When the password was changed last, epoch ms: a new password ends all sessions. */
  pwd: z.int(),
  /** When the session ends, epoch seconds. */
  exp: z.number(),
});
export type Claims = Omit<z.infer<typeof claimsSchema>, "exp">;

export interface Session {
  user: UserRow;
  claims: Claims;
}

/** For a user who has just logged in. */
export async function newClaims(database: Database, user: UserRow, now: number): Promise<Claims> {
  await database.transaction((sql) => touchUser(sql, user.id, now));
  return claimsOf(user);
}

/** For a user who is logged in and has a new password, with which the session that set it has ended. */
export function claimsOf(user: UserRow): Claims {
  return { sub: String(user.id), sid: randomUUID(), pwd: user.passwordChangedAt };
}

/** The cookie's value, as NextAuth itself makes it. */
export async function encodeSession(database: Database, claims: Claims): Promise<string> {
  return encode({ token: { ...claims }, secret: await authSecret(database), maxAge: SESSION_S });
}

/** The session of a cookie's value; undefined when it is forged or over, or its user inactive or gone. */
export async function readSession(database: Database, token: string, now: number): Promise<Session | undefined> {
  const secret = await authSecret(database);
  const { data: claims } = claimsSchema.safeParse(await decode({ token, secret }).catch(() => null));
  if (!claims || claims.exp * 1000 <= now) return undefined;
  const user = await userById(database.read, Number(claims.sub));
  if (!user?.isActive || user.passwordChangedAt !== claims.pwd) return undefined;
  return { user, claims: { sub: claims.sub, sid: claims.sid, pwd: claims.pwd } };
}

/** Who the request's session cookie stands for; undefined when nobody, as for one without a cookie. */
export async function actorBySession(
  database: Database,
  headers: Headers,
  now: number,
): Promise<{ actor: UserActor; sessionId: string } | undefined> {
  const token = parse(headers.get("cookie") ?? "", SESSION_COOKIE)[SESSION_COOKIE];
  const session = token ? await readSession(database, token, now) : undefined;
  return session && { actor: await userActor(database, session.user), sessionId: session.claims.sid };
}
