import { createHash, randomUUID } from "node:crypto";
import { parse } from "hono/utils/cookie";
import { LRUCache } from "lru-cache";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { Client } from "../contract/users/session";
import type { Database } from "../db/client";
import { insertLogEntry } from "../db/queries/log/log";
import { noteLogin, type UserRow } from "../db/queries/users/logins";
import {
  deleteSessions,
  insertSession,
  oldSessions,
  type SessionRow,
  sessionByHash,
  touchSession,
} from "../db/queries/users/sessions";
import { AppError } from "../errors";
import { log } from "../log";
import type { UserActor } from "./actor";
import { loginEntry } from "./login/login-entry";
import type { Way } from "./login/refusals";
import { authSecret } from "./secret";
import { touch } from "./touch";
import { userActor } from "./user-actor";

/** Django's name. */
export const SESSION_COOKIE = "sessionid";
export const SESSION_S = 14 * 24 * 60 * 60;
/** Per user; a newer session ends the oldest. */
const MAX_SESSIONS = 100;
const TOUCH_MS = 5 * 60_000;

/** The content of the encrypted cookie. The database is asked at every request whether the session is still valid. */
export const claimsSchema = z.object({
  /** The user's id. */
  sub: z.string().regex(/^\d{1,15}$/),
  /** The session's id: CSRF tokens are bound to it, and the database stores its hash. */
  sid: z.string().min(1),
});
export type Claims = z.infer<typeof claimsSchema>;

export interface Session extends SessionRow {
  claims: Claims;
}

/**
 * The session's name in the database, from which no cookie can be made. A plain hash suffices because the id is random.
 */
export function sessionHash(sid: string): string {
  return createHash("sha256").update(sid).digest("hex");
}

/**
 * Begins a session for a user who has just proved their identity.
 * @param way where they logged in, for the log; absent when the session replaces another
 * @throws AppError unauthenticated when the password was changed in the meantime, or the user made inactive
 */
export async function beginSession(
  database: Database,
  user: UserRow,
  client: Client,
  now: number,
  way?: Way,
): Promise<Claims> {
  const sid = randomUUID();
  await database.transaction(async (sql) => {
    // Locks the user: what ends all of their sessions runs either before and prevents this one, or after and ends it
    // too.
    const isGood = await noteLogin(sql, user, now);
    if (!isGood) throw new AppError("unauthenticated", "Invalid username/password.");
    const expiresAt = now + SESSION_S * 1000;
    await insertSession(sql, { hash: sessionHash(sid), userId: user.id, createdAt: now, expiresAt, ...client });
    await deleteSessions(sql, await oldSessions(sql, user.id, MAX_SESSIONS));
    if (way) await insertLogEntry(sql, loginEntry(user, { way, address: client.address }, now));
  });
  if (way) log.info({ address: client.address, user: user.username, way }, "logged in");
  return { sub: String(user.id), sid };
}

/** Ends a session: its cookie becomes invalid, even if someone kept a copy. */
export async function endSession(database: Database, sid: string): Promise<void> {
  await database.transaction((sql) => deleteSessions(sql, [sessionHash(sid)]));
}

/** The cookie's value, as NextAuth itself encodes it. */
export async function encodeSession(database: Database, claims: Claims): Promise<string> {
  return encode({ token: { ...claims }, secret: await authSecret(database), maxAge: SESSION_S });
}

/** The claims of cookies that were decrypted already, which costs ten times a look into the database. */
const claimsByToken = new LRUCache<string, { claims: Claims; expiresAt: number }>({ max: 1_000 });

/** The claims of a cookie's value; undefined when it is forged or expired. */
async function claimsOf(token: string, secret: string, now: number): Promise<Claims | undefined> {
  const name = createHash("sha256").update(secret).update(token).digest("base64");
  const known = claimsByToken.get(name);
  if (known && known.expiresAt > now) return known.claims;
  const decoded = await decode({ token, secret }).catch(() => null);
  const { data: claims } = claimsSchema.safeParse(decoded);
  if (claims && typeof decoded?.exp === "number") claimsByToken.set(name, { claims, expiresAt: decoded.exp * 1000 });
  return claims;
}

/** The session of a cookie's value; undefined when it is forged, expired or ended, or its user inactive or deleted. */
export async function readSession(database: Database, token: string, now: number): Promise<Session | undefined> {
  const claims = await claimsOf(token, await authSecret(database), now);
  if (!claims) return undefined;
  const hash = sessionHash(claims.sid);
  const row = await sessionByHash(database.read, hash);
  if (!row?.user.isActive || String(row.user.id) !== claims.sub || row.expiresAt <= now) return undefined;
  if (row.lastSeenAt < now - TOUCH_MS) {
    touch(database, { hash, user: row.user.id }, (sql) => touchSession(sql, hash, now, now - TOUCH_MS));
  }
  return { ...row, claims };
}

/** The user of the request's session cookie; undefined without a valid one. */
export async function actorBySession(
  database: Database,
  headers: Headers,
  now: number,
): Promise<{ actor: UserActor; sessionId: string } | undefined> {
  const token = parse(headers.get("cookie") ?? "", SESSION_COOKIE)[SESSION_COOKIE];
  const session = token ? await readSession(database, token, now) : undefined;
  return session && { actor: await userActor(database, session.user), sessionId: session.claims.sid };
}
