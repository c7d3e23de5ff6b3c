import { shownLine } from "../../contract/text";
import type { LoginAction } from "../../db/queries/log/log";
import type { AppError } from "../../errors";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

/** For each name and network, the first refusal is logged soon, and those of each further hour together. */
const WINDOW_MS = 60 * 60_000;
/** The maximum number of separate entries. Beyond it they are merged per account, and for unknown names. */
const MAX_PILES = 100;
const MAX_NAME = 150;
const MAX_ADDRESS = 64;

/** Where a password or a key was presented, as the log names it. */
export type Way =
  | "login page"
  | "admin login page"
  | "NextAuth"
  | "Basic"
  | "password change"
  | "password reset"
  | "HTTP"
  | "MQTT"
  | "console";

/** A failed authentication, or a requested password reset: the client's identity is unproven. */
export interface Attempt {
  action: Exclude<LoginAction, "login">;
  model: "User" | "DeviceKey";
  /** Id of the user or key concerned, if known. */
  objectId?: number | undefined;
  /** Name of the user or key, or else what was typed. Never a secret. */
  name: string;
  way: Way;
  address: string;
  /** A full sentence. */
  reason: string;
  /** Earlier attempts imposed a delay: this one was not checked. */
  isTooSoon?: boolean;
}

/** Attempts of one kind, merged into one log entry. */
export interface Gathered extends Attempt {
  key: string;
  times: number;
  /** How many of them were told to wait. */
  tooSoon: number;
  /** Time of the last one, epoch ms. */
  at: number;
  /** They came from more addresses or names than are tracked separately. */
  isMany: boolean;
}

interface Pile extends Gathered {
  /** Earliest time of the next entry. */
  dueAt: number;
}

const piles = () => processSingleton("refusals", () => new Map<string, Pile>());

/** Where a password or a key was presented, and from which address. */
export interface Shown {
  way: Way;
  address: string;
}

/** @param user the user with this name, if any */
export function noteRefusedLogin(
  { username, address, way }: Shown & { username: string },
  user: { id: number; username: string } | undefined,
  refusal: AppError,
): void {
  const whose = { model: "User", objectId: user?.id, name: user?.username ?? username } as const;
  noteAttempt({ action: "refused login", ...whose, way, address, ...reasonOf(refusal, refusal.message) });
}

/** @param shown.known the key presented, if it exists but is no longer valid */
export function noteRefusedKey(
  { address, way, known, fault = "" }: Shown & { known?: { id: number; name: string }; fault?: string | undefined },
  refusal: AppError,
): void {
  const whose = { model: "DeviceKey", objectId: known?.id, name: known?.name ?? "unknown key" } as const;
  noteAttempt({ action: "refused key", ...whose, way, address, ...reasonOf(refusal, fault) });
}

function reasonOf({ code }: AppError, reason: string): Pick<Attempt, "reason" | "isTooSoon"> {
  return code === "too_many" ? { reason: "Too many failed logins.", isTooSoon: true } : { reason };
}

/**
 * Logs a refusal and collects it for the log of changes. A flood fills neither: attempts during a delay are not logged,
 * and collected ones are merged.
 */
export function noteAttempt(given: Attempt): void {
  const attempt = { ...given, name: shownLine(given.name, MAX_NAME), address: shownLine(given.address, MAX_ADDRESS) };
  const { action, model, objectId, name, way, address, reason } = attempt;
  if (!attempt.isTooSoon) {
    const whose = model === "User" ? { user: name } : { deviceKey: objectId };
    log[action === "reset asked" ? "info" : "warn"]({ address, ...whose, way, reason }, MESSAGES[action]);
  }
  const pile = pileOf(attempt);
  pile.times += 1;
  pile.at = Date.now();
  if (attempt.isTooSoon) pile.tooSoon += 1;
  else pile.reason = reason;
}

const MESSAGES = {
  "refused login": "a login was refused",
  "refused key": "a device key was refused",
  "refused reset": "the link of a password reset was refused",
  "reset asked": "a password reset was asked for",
} satisfies Record<Attempt["action"], string>;

function pileOf(attempt: Attempt): Pile {
  const { action, objectId, name, way, address } = attempt;
  const empty = { ...attempt, times: 0, tooSoon: 0, at: 0, dueAt: 0 };
  const key = JSON.stringify([action, objectId ?? name, networkOf(address), way]);
  const known = piles().get(key);
  if (known) return known;
  if (piles().size < MAX_PILES) return added({ ...empty, key, isMany: false });
  const rest = JSON.stringify([action, objectId]);
  return piles().get(rest) ?? added({ ...empty, key: rest, isMany: true, name: objectId === undefined ? "" : name });
}

function added(pile: Pile): Pile {
  piles().set(pile.key, pile);
  return pile;
}

/** The entries to write now; with `all`, also those that are not due yet, for a shutdown. */
export function dueAttempts(now: number, { all = false } = {}): Gathered[] {
  const due: Gathered[] = [];
  for (const [key, pile] of piles()) {
    if (pile.dueAt > now && !all) continue;
    // No further attempt came within the hour.
    if (pile.times === 0) piles().delete(key);
    else due.push({ ...pile });
  }
  return due;
}

/** Drops attempts that were written to the database; those that arrived in the meantime are kept. */
export function forgetAttempts(written: readonly Gathered[], now: number): void {
  for (const { key, times, tooSoon } of written) {
    const pile = piles().get(key);
    if (!pile) continue;
    pile.times -= times;
    pile.tooSoon -= tooSoon;
    pile.dueAt = now + WINDOW_MS;
  }
}
