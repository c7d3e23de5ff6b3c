import { LRUCache } from "lru-cache";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../../errors";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

const MINUTE_S = 60;
const QUARTER_S = 15 * 60;
/** Wrong passwords of one user from one address without a delay; each further one doubles the delay. */
const FREE = 3;
const LONGEST_WAIT_S = 60;
/** Wrong passwords of one user from all unknown addresses before those are locked out. */
const BEFORE_LOCK = 10;
/** Per minute, from one address for all users. */
const BY_ADDRESS = 100;
/** Typed user names are truncated to this length before they are counted. */
const NAME_LENGTH = 150;
/**
 * One counter for wrong keys, because a guessed key could be any device's. Longer than any name, so that no typed name
 * can collide with it.
 */
const ANY_DEVICE = "any device".padEnd(NAME_LENGTH + 1);
/** Another for what consoles say of themselves: one that nobody knows keeps reporting, and must not delay devices. */
const ANY_CONSOLE = "any console".padEnd(NAME_LENGTH + 1);

/** Whose wrong keys are counted together. */
export type KeyCounter = "device" | "console";
const COUNTERS: Record<KeyCounter, string> = { device: ANY_DEVICE, console: ANY_CONSOLE };

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

/** The result of a counted attempt that was not a wrong password: correct, or refused before it was checked. */
type Outcome = "good" | "unread";
type Undo = () => Promise<void>;

/**
 * Counts an attempt as wrong before it is checked, so that concurrent attempts cannot slip through. Returns a function
 * that reverts this. An address from which the user has logged in recently has delays but no lock, so that someone
 * guessing from elsewhere cannot lock out the owner.
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
 * Refuses a key without checking it while earlier wrong keys impose a delay. An address from which a device has
 * connected recently is exempt, so that someone guessing behind the same address cannot lock the device out.
 * @throws AppError too_many
 */
export async function admitKey(address: string, counter: KeyCounter): Promise<void> {
  const whose = COUNTERS[counter];
  if (isKnownNetwork(address, whose)) return;
  const wait = await limiters().waits.get(pairOf(address, whose));
  if (wait && wait.msBeforeNext > 0) throw tooMany(secondsOf(wait));
}

/**
 * Counts a wrong key. Unlike a password it is counted only after the check, so that many valid keys used at once from
 * new devices are not delayed; concurrency does not help to guess 256 random bits.
 * @throws AppError too_many where earlier wrong keys impose a delay
 */
export async function countWrongKey(address: string, counter: KeyCounter): Promise<void> {
  await countAndWait(pairOf(address, COUNTERS[counter]), address);
}

export function countGoodKey(address: string, counter: KeyCounter): void {
  const whose = COUNTERS[counter];
  if (!isKnownNetwork(address, whose)) void limiters().failures.delete(pairOf(address, whose));
  rememberNetwork(address, whose);
}

function pairOf(address: string, name: string): string {
  return `${networkOf(address)} ${name}`;
}

/** Checked first, so that the message reports the lock and not the delay before it. */
async function refuseLocked(username: string): Promise<void> {
  const { users } = limiters();
  const state = await users.get(username);
  if (state && state.consumedPoints > BEFORE_LOCK && state.msBeforeNext > 0) throw locked(secondsOf(state));
}

/**
 * Delays of 1, 2, 4 … seconds after each wrong password beyond the free ones; attempts during a delay are not counted.
 */
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
  /** How long the limit lasts, if that varies. */
  seconds?: number;
}

async function consume({ limiter, key, address, refusal, seconds }: Consumption): Promise<Undo> {
  try {
    await limiter.consume(key, 1, seconds === undefined ? {} : { customDuration: seconds });
  } catch (state) {
    // instanceof the limiter's own class would fail, because Next has its own copy of that class.
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

/** Uses the wall clock, like the other limits. */
const perf = { now: () => Date.now() };
const known = () =>
  processSingleton("known-networks", () => new LRUCache<string, true>({ max: MAX_KNOWN, ttl: REMEMBER_MS, perf }));

/**
 * Remembers that the user has proved their identity from there. Kept in this process's memory, so a restart forgets it.
 */
export function rememberNetwork(address: string, username: string): void {
  known().set(keyOf(address, username), true);
}

/** Has the user logged in from this address or its network in the last 30 days? */
function isKnownNetwork(address: string, username: string): boolean {
  return known().has(keyOf(address, username));
}

function keyOf(address: string, username: string): string {
  return `${networkOf(address)} ${username}`;
}
