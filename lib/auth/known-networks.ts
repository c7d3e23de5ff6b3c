import { LRUCache } from "lru-cache";
import { processSingleton } from "../process-singleton";
import { networkOf } from "./network";

const REMEMBER_MS = 30 * 24 * 60 * 60_000;
const MOST = 10_000;

/** By the clock of the calendar, as the limits beside it. */
const perf = { now: () => Date.now() };
const known = () =>
  processSingleton("known-networks", () => new LRUCache<string, true>({ max: MOST, ttl: REMEMBER_MS, perf }));

/** The user has proved to be who they are, from there. In this process's memory: a restart forgets it. */
export function rememberNetwork(address: string, username: string): void {
  known().set(keyOf(address, username), true);
}

/** Has the user logged in from this address, or its neighbours, in the last 30 days? */
export function isKnownNetwork(address: string, username: string): boolean {
  return known().has(keyOf(address, username));
}

function keyOf(address: string, username: string): string {
  return `${networkOf(address)} ${username}`;
}
