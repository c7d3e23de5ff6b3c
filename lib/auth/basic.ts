import { isUtf8 } from "node:buffer";
import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Database } from "../db/client";
import { AppError } from "../errors";
import { once } from "../once";
import type { UserActor } from "./actor";
import { hashPassword, passwordMatches } from "./password";
import { userActor } from "./user-actor";

const REMEMBER_MS = 5 * 60_000;

/** Logins that were verified a moment ago: each new password costs one slow hash, not each request. */
const verified = () =>
  once("verified-logins", () => ({
    secret: randomBytes(32),
    cache: new LRUCache<string, true>({ max: 1000, ttl: REMEMBER_MS }),
  }));

/** A hash that no password matches, so that an unknown user costs the same time as a wrong password. */
const nobody = () => once("nobody", () => hashPassword(randomBytes(16).toString("hex")));

/**
 * The user of an `Authorization: Basic …` header, with the refusals of Django REST framework, word for word.
 * @throws AppError unauthenticated
 */
export async function actorByBasic(database: Database, header: string): Promise<UserActor> {
  const { username, password } = readBasic(header);
  const user = await database.prisma.user.findUnique({
    where: { username },
    select: { id: true, passwordHash: true },
  });
  const good = await matches(user?.passwordHash ?? (await nobody()), password);
  if (!user || !good) throw refusal("Invalid username/password.");
  const actor = await userActor(database, user.id);
  if (!actor) throw refusal("User inactive or deleted.");
  return actor;
}

/** Bound to the stored hash: a changed password is a login never seen before. */
async function matches(passwordHash: string, password: string): Promise<boolean> {
  const { secret, cache } = verified();
  const login = createHmac("sha256", secret).update(passwordHash).update("\0").update(password).digest("base64");
  if (cache.get(login)) return true;
  const good = await passwordMatches(passwordHash, password);
  if (good) cache.set(login, true);
  return good;
}

function readBasic(header: string): { username: string; password: string } {
  const parts = header.trim().split(/\s+/).slice(1);
  const [credentials] = parts;
  if (credentials === undefined) throw refusal("Invalid basic header. No credentials provided.");
  if (parts.length > 1) throw refusal("Invalid basic header. Credentials string should not contain spaces.");
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(credentials) ? decoded(Buffer.from(credentials, "base64")) : "";
  const colon = text.indexOf(":");
  if (colon === -1) throw refusal("Invalid basic header. Credentials not correctly base64 encoded.");
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** UTF-8, else Latin-1, in which older clients send it. */
function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
}

function refusal(message: string): AppError {
  return new AppError("unauthenticated", message);
}
