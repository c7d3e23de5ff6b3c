import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { usernameKey } from "../../contract/users/username";
import type { Database } from "../../db/client";
import { type UserRow, userByName } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import { processSingleton } from "../../process-singleton";
import { Semaphore } from "../../semaphore";
import { networkOf } from "../network";
import { countAttempt } from "./attempts";
import { hashPassword, passwordMatches } from "./password";
import { noteRefusedLogin, type Way } from "./refusals";

const REMEMBER_MS = 5 * 60_000;
/**
 * Concurrent hashes: half of libuv's threads, so that file access and DNS lookups do not wait behind a flood of wrong
 * passwords.
 */
const CONCURRENCY = 2;
const MAX_WAITING = 64;
/** Unknown names are compared up to this length. */
const MAX_NAME = 150;

export interface Login {
  username: string;
  password: string;
  /** The client's address, for the limit of wrong passwords. */
  address: string;
  way: Way;
}

/** Cache of recently verified logins, so that the slow hash runs once per new password, not per request. */
const verified = () =>
  processSingleton("verified-logins", () => ({
    secret: randomBytes(32),
    cache: new LRUCache<string, true>({ max: 1000, ttl: REMEMBER_MS }),
  }));

const turns = () => processSingleton("password-turns", () => new Semaphore(CONCURRENCY, MAX_WAITING));

/** A hash that no password matches, so that an unknown user takes as long as a wrong password. */
const nobody = () => processSingleton("nobody", () => hashPassword(randomBytes(16).toString("hex")));

/**
 * Concurrent identical logins count as one attempt. Not shared with Next's copy of this module, whose error classes
 * differ.
 */
const running = new Map<string, Promise<boolean>>();

/**
 * The active user with this name and password.
 * @throws AppError unauthenticated, with Django REST framework's messages; too_many after too many wrong ones
 */
export async function verifyLogin(database: Database, login: Login): Promise<UserRow> {
  const user = await userByName(database.read, login.username);
  // All spellings of a name share one counter of wrong passwords.
  const username = user?.username ?? usernameKey(login.username.slice(0, MAX_NAME));
  try {
    const good = await matches(user?.passwordHash ?? (await nobody()), { ...login, username });
    if (!user || !good) throw new AppError("unauthenticated", "Invalid username/password.");
    if (!user.isActive) throw new AppError("unauthenticated", "User inactive or deleted.");
    return user;
  } catch (error) {
    if (error instanceof AppError) noteRefusedLogin(login, user, error);
    throw error;
  }
}

/**
 * The cache key includes the stored hash, so that a changed password must be verified again, and the address. Otherwise
 * an attacker who was told to wait could go on guessing from elsewhere and would be let in by the right guess.
 */
async function matches(passwordHash: string, login: Login): Promise<boolean> {
  const { secret, cache } = verified();
  const parts = [passwordHash, networkOf(login.address), login.password];
  const known = createHmac("sha256", secret).update(parts.join("\0")).digest("base64");
  if (cache.get(known)) return true;
  const attempt = `${known} ${login.address} ${login.username}`;
  const started = running.get(attempt) ?? matchesSlowly(passwordHash, login).finally(() => running.delete(attempt));
  running.set(attempt, started);
  const good = await started;
  if (good) cache.set(known, true);
  return good;
}

async function matchesSlowly(passwordHash: string, { username, password, address }: Login): Promise<boolean> {
  const settle = await countAttempt(address, username);
  let good: boolean;
  try {
    if (turns().isFull) throw new AppError("too_many", "Too many logins at once. Try again in a moment.", undefined, 2);
    good = await turns().take(() => passwordMatches(passwordHash, password));
  } catch (error) {
    await settle("unread");
    throw error;
  }
  if (good) await settle("good");
  return good;
}
