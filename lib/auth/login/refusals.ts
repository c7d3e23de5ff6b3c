import { shownLine } from "../../contract/text";
import type { LoginAction } from "../../db/queries/log/log";
import type { AppError } from "../../errors";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

/** Of one name from one network the first is written down soon, and those of each further hour together. */
const WINDOW_MS = 60 * 60_000;
/** Told apart at once. Beyond, it is only told whose login it was, or nobody's. */
const MOST = 100;
const MAX_NAME = 150;
const MAX_ADDRESS = 64;

/** The doors where a password or a key is shown, as the log calls them. */
export type Way =
  | "login page"
  | "admin login page"
  | "NextAuth"
  | "Basic"
  | "password change"
  | "password reset"
  | "HTTP"
  | "MQTT";

/** An attempt to get in that failed, or a password reset that was asked for: nobody has proved who they are. */
export interface Attempt {
  action: Exclude<LoginAction, "login">;
  model: "User" | "DeviceKey";
  /** Of the user or key that was meant, where there is one. */
  objectId?: number | undefined;
  /** The user's or key's own, or else what was typed. Never a secret. */
  name: string;
  way: Way;
  address: string;
  /** A sentence. */
  reason: string;
  /** Too many before it made it wait: it was not even looked at, or told nothing. */
  isTooSoon?: boolean;
}

/** Attempts of one kind, as they are written to the log of changes. */
export interface Gathered extends Attempt {
  key: string;
  times: number;
  /** How many of them were told to wait. */
  tooSoon: number;
  /** Of the last, epoch ms. */
  at: number;
  /** They came from more addresses, and by more names, than are told apart. */
  isMany: boolean;
}

interface Pile extends Gathered {
  /** When it may be written. */
  dueAt: number;
}

const piles = () => processSingleton("refusals", () => new Map<string, Pile>());

/** Where a password or a key was shown, and from where. */
export interface Shown {
  way: Way;
  address: string;
}

/** @param user whom the name belongs to, if anybody */
export function noteRefusedLogin(
  { username, address, way }: Shown & { username: string },
  user: { id: number; username: string } | undefined,
  refusal: AppError,
): void {
  const whose = { model: "User", objectId: user?.id, name: user?.username ?? username } as const;
  noteAttempt({ action: "refused login", ...whose, way, address, ...reasonOf(refusal, refusal.message) });
}

/** @param shown.known the key that it was, where it is no good any more, or not there */
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

/** Says in the server's log that somebody was not let in, and gathers it for the log of changes: a flood fills neither. */
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
  if (piles().size < MOST) return added({ ...empty, key, isMany: false });
  const rest = JSON.stringify([action, objectId]);
  return piles().get(rest) ?? added({ ...empty, key: rest, isMany: true, name: objectId === undefined ? "" : name });
}

function added(pile: Pile): Pile {
  piles().set(pile.key, pile);
  return pile;
}

/** What is to be written now; `all` when there is no later. */
export function dueAttempts(now: number, { all = false } = {}): Gathered[] {
  const due: Gathered[] = [];
  for (const [key, pile] of piles()) {
    if (pile.dueAt > now && !all) continue;
    // Nothing more came within its hour.
    if (pile.times === 0) piles().delete(key);
    else due.push({ ...pile });
  }
  return due;
}

/** They stand in the database; what came meanwhile is still to be written. */
export function forgetAttempts(written: readonly Gathered[], now: number): void {
  for (const { key, times, tooSoon } of written) {
    const pile = piles().get(key);
    if (!pile) continue;
    pile.times -= times;
    pile.tooSoon -= tooSoon;
    pile.dueAt = now + WINDOW_MS;
  }
}
