import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { usernameKey } from "../../contract/users/username";
import type { Database } from "../../db/client";
import { type UserRow, userByName } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";
import { Semaphore } from "../semaphore";
import { countAttempt } from "./attempts";
import { hashPassword, passwordMatches } from "./password";
import { noteRefusedLogin, type Way } from "./refusals";

const REMEMBER_MS = 5 * 60_000;
/** Hashes at once: half of libuv's threads, so that files and names do not wait behind a flood of wrong passwords. */
const CONCURRENCY = 2;
const MAX_WAITING = 64;
/** Of a name, what is told apart where nobody has it. */
const MAX_NAME = 150;

export interface Login {
  username: string;
  password: string;
  /** Of the client, for the limit of wrong passwords. */
  address: string;
  way: Way;
}

/** Logins that were verified a moment ago: each new password costs one slow hash, not each request. */
const verified = () =>
  processSingleton("verified-logins", () => ({
    secret: randomBytes(32),
    cache: new LRUCache<string, true>({ max: 1000, ttl: REMEMBER_MS }),
  }));

const turns = () => processSingleton("password-turns", () => new Semaphore(CONCURRENCY, MAX_WAITING));

/** A hash that no password matches, so that an unknown user costs the same time as a wrong password. */
const nobody = () => processSingleton("nobody", () => hashPassword(randomBytes(16).toString("hex")));

/** The same login many times at once is one attempt. Not shared with Next's copy of this module, whose errors are others. */
const running = new Map<string, Promise<boolean>>();

/**
 * The active user whose name and password these are.
 * @throws AppError unauthenticated, in Django REST framework's words; too_many after too many wrong ones
 */
export async function verifyLogin(database: Database, login: Login): Promise<UserRow> {
  const user = await userByName(database.read, login.username);
  // However the name is spelt, the wrong passwords are of one user.
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
 * Bound to the stored hash: a changed password is a login never seen before. And to where it came from, or whoever has
 * been told to wait could go on guessing elsewhere: the right one among the guesses would be let in.
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
