import { LRUCache } from "lru-cache";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../../errors";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

const MINUTE_S = 60;
const QUARTER_S = 15 * 60;
/** Wrong passwords of one user from one address that cost no wait; after each further one the wait is twice as long. */
const FREE = 3;
const LONGEST_WAIT_S = 60;
/** Of one user from all addresses where the user is not known, before those are locked out. */
const BEFORE_LOCK = 10;
/** A minute, from one address for all users. */
const BY_ADDRESS = 100;
/** What is counted of a user name that somebody types. */
const NAME_LENGTH = 150;
/** Whoever guesses a key guesses that of any device. Longer than a name: whoever types it counts for no device. */
const ANY_DEVICE = "any device".padEnd(NAME_LENGTH + 1);

const limiters = () =>
  processSingleton("wrong-logins", () => ({
    failures: new RateLimiterMemory({ keyPrefix: "failures", points: FREE, duration: QUARTER_S }),
    waits: new RateLimiterMemory({ keyPrefix: "waits", points: 1, duration: 1 }),
    users: new RateLimiterMemory({
      keyPrefix: "users",
      points: BEFORE_LOCK,
      duration: QUARTER_S,
      blockDuration: QUARTER_S,
    }),
    addresses: new RateLimiterMemory({ keyPrefix: "addresses", points: BY_ADDRESS, duration: MINUTE_S }),
  }));

/** How an attempt that was counted came out, where it was not a wrong password: right, or turned away unread. */
type Outcome = "good" | "unread";
type Undo = () => Promise<void>;

/**
 * Counts an attempt as a wrong one, before anybody knows, so that many at once do not slip through together. Returns
 * the function that takes it back. An address where the user has logged in lately has its waits, but no lock: whoever
 * guesses from elsewhere shall not shut out the owner.
 * @throws AppError too_many
 */
export async function countAttempt(address: string, name: string): Promise<(outcome: Outcome) => Promise<void>> {
  const username = name.slice(0, NAME_LENGTH);
  const pair = pairOf(address, username);
  const isKnown = isKnownNetwork(address, username);
  const undo: Undo[] = [];
  const takeBack = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!isKnown) await refuseLocked(username);
    undo.push(await countAndWait(pair, address));
    const { users, addresses } = limiters();
    if (!isKnown) undo.push(await consume({ limiter: users, key: username, address, refusal: locked }));
    undo.push(await consume({ limiter: addresses, key: networkOf(address), address, refusal: tooMany }));
  } catch (error) {
    await takeBack();
    throw error;
  }
  return async (outcome) => {
    await takeBack();
    if (outcome !== "good") return;
    await limiters().failures.delete(pair);
    rememberNetwork(address, username);
  };
}

/**
 * Turns a key away unread where wrong ones make the next wait. Not where a device has come in from lately: whoever
 * guesses behind the same address shall not shut it out.
 * @throws AppError too_many
 */
export async function admitKey(address: string): Promise<void> {
  if (isKnownNetwork(address, ANY_DEVICE)) return;
  const wait = await limiters().waits.get(pairOf(address, ANY_DEVICE));
  if (wait && wait.msBeforeNext > 0) throw tooMany(secondsOf(wait));
}

/**
 * Counts a key that was found wrong. Only then, unlike a password: of many good ones at once, from devices that nobody
 * knows yet, none shall wait, and 256 random bits are not guessed by being quick.
 * @throws AppError too_many where wrong ones before it make it wait
 */
export async function countWrongKey(address: string): Promise<void> {
  await countAndWait(pairOf(address, ANY_DEVICE), address);
}

export function countGoodKey(address: string): void {
  if (!isKnownNetwork(address, ANY_DEVICE)) void limiters().failures.delete(pairOf(address, ANY_DEVICE));
  rememberNetwork(address, ANY_DEVICE);
}

function pairOf(address: string, name: string): string {
  return `${networkOf(address)} ${name}`;
}

/** Asked first, so that it is the lock that is told of, not the wait before it. */
async function refuseLocked(username: string): Promise<void> {
  const { users } = limiters();
  const state = await users.get(username);
  if (state && state.consumedPoints > BEFORE_LOCK && state.msBeforeNext > 0) throw locked(secondsOf(state));
}

/** 1, 2, 4 … seconds after each wrong password beyond the free ones: who comes within them is not counted again. */
async function countAndWait(pair: string, address: string): Promise<Undo> {
  const { failures, waits } = limiters();
  const { consumedPoints } = await failures.penalty(pair);
  const beyond = consumedPoints - FREE;
  const forget: Undo = async () => void (await failures.reward(pair));
  if (beyond <= 0) return forget;
  try {
    const seconds = Math.min(2 ** (beyond - 1), LONGEST_WAIT_S);
    await consume({ limiter: waits, key: pair, address, refusal: tooMany, seconds });
  } catch (error) {
    await forget();
    throw error;
  }
  return async () => {
    await waits.delete(pair);
    await forget();
  };
}

interface Consumption {
  limiter: RateLimiterMemory;
  key: string;
  address: string;
  refusal: (seconds: number) => AppError;
  /** How long the limit lasts, where that is not always the same. */
  seconds?: number;
}

async function consume({ limiter, key, address, refusal, seconds }: Consumption): Promise<Undo> {
  try {
    await limiter.consume(key, 1, seconds === undefined ? {} : { customDuration: seconds });
  } catch (state) {
    // Not by its class, of which Next has another copy.
    if (state instanceof Error) throw state;
    const { consumedPoints } = state as RateLimiterRes;
    const limit = limiter.keyPrefix;
    if (consumedPoints === limiter.points + 1) log.warn({ address, limit }, "too many wrong logins");
    throw refusal(secondsOf(state as RateLimiterRes));
  }
  return async () => void (await limiter.reward(key));
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

function tooMany(seconds: number): AppError {
  const message = `Too many failed logins. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`;
  return new AppError("too_many", message, undefined, seconds);
}

function locked(seconds: number): AppError {
  const minutes = Math.ceil(seconds / MINUTE_S);
  const wait = `${minutes} minute${minutes === 1 ? "" : "s"}`;
  const message = `Too many failed logins. This user can log in from a new address again in ${wait}.`;
  return new AppError("too_many", message, undefined, seconds);
}

const REMEMBER_MS = 30 * 24 * 60 * 60_000;
const MAX_KNOWN = 10_000;

/** By the clock of the calendar, as the limits beside it. */
const perf = { now: () => Date.now() };
const known = () =>
  processSingleton("known-networks", () => new LRUCache<string, true>({ max: MAX_KNOWN, ttl: REMEMBER_MS, perf }));

/** The user has proved to be who they are, from there. In this process's memory: a restart forgets it. */
export function rememberNetwork(address: string, username: string): void {
  known().set(keyOf(address, username), true);
}

/** Has the user logged in from this address, or its neighbours, in the last 30 days? */
function isKnownNetwork(address: string, username: string): boolean {
  return known().has(keyOf(address, username));
}

function keyOf(address: string, username: string): string {
  return `${networkOf(address)} ${username}`;
}
