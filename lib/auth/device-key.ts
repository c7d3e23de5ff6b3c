import { createHash, randomBytes, randomInt } from "node:crypto";
import { KEY_SCOPES, type KeyKind, type KeyScope } from "../contract/device/key";
import type { Database } from "../db/client";
import { type KeyRow, keyByHash, stationsOfSameOwner, touchKey } from "../db/queries/devices/keys";
import { AppError } from "../errors";
import type { KeyActor } from "./actor";
import { admitKey, countGoodKey, countWrongKey } from "./login/attempts";
import { noteRefusedKey } from "./login/refusals";
import { isListed } from "./network";
import { touch } from "./touch";

const PREFIX = "ws_";
const TOUCH_MS = 60_000;
/** Consoles cut what is typed in at 32 characters or fewer, also as part of a path. */
const CONSOLE_KEY_LENGTH = 16;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const DEVICES: readonly KeyKind[] = ["device"];

/**
 * A new key, to be shown once; the database keeps only its hash. A device's has 256 random bits; a console's 95, as
 * letters and digits, which any console lets one type.
 */
export function newKey(kind: KeyKind = "device"): { key: string; hash: string; prefix: string } {
  if (kind === "device" || kind === "home assistant") {
    const key = PREFIX + randomBytes(32).toString("base64url");
    return { key, hash: hashKey(key), prefix: key.slice(0, 9) };
  }
  const key = Array.from({ length: CONSOLE_KEY_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return { key, hash: hashKey(key), prefix: key.slice(0, 4) };
}

/** A plain hash suffices because, unlike a password, so many random bits cannot be guessed. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/**
 * The device to which the key belongs; undefined when the key is unknown, revoked, expired, or used from an address
 * that it does not allow.
 */
export async function actorByKey(
  database: Database,
  key: string,
  address: string,
  now: number,
): Promise<KeyActor | undefined> {
  return (await judgeKey(database, hashKey(key), address, now)).actor;
}

/** The result of checking a key. The reason for a refusal goes to the log only, never to the client. */
export type Judgement =
  | { actor: KeyActor; fault?: undefined }
  | { actor?: undefined; fault: string; known?: Pick<KeyRow, "id" | "name"> };

export async function judgeKey(
  database: Database,
  hash: string,
  address: string,
  now: number,
  kinds: readonly string[] = DEVICES,
): Promise<Judgement> {
  const found = await keyByHash(database.read, hash);
  if (!found) return { fault: "Unknown key." };
  if (!kinds.includes(found.kind)) return { fault: "The key is not for this way in.", known: found };
  if (found.revokedAt !== null) return { fault: "Revoked key.", known: found };
  if (found.expiresAt !== null && found.expiresAt <= now) return { fault: "Expired key.", known: found };
  if (found.addresses !== "" && !isListed(found.addresses, address)) {
    return { fault: "The key is not for this address.", known: found };
  }
  if ((found.lastUsedAt ?? 0) < now - TOUCH_MS) {
    touch(database, { hash, deviceKey: found.id }, (sql) => touchKey(sql, found.id, now, now - TOUCH_MS));
  }
  const { id, name, stationId } = found;
  const actor: KeyActor = { kind: "key", id, name, stationId, scopes: new Set(parseScopes(found.scopes)) };
  if (found.kind !== "home assistant") return { actor };
  return { actor: { ...actor, stations: new Set(await stationsOfSameOwner(database.read, stationId)) } };
}

/** Parses the column `scopes`. */
export function parseScopes(text: string): KeyScope[] {
  const parts = text.split(",");
  return KEY_SCOPES.filter((scope) => parts.includes(scope));
}

interface KeyLogin {
  /** Hash of the key. */
  hash: string;
  /** The client's address. */
  address: string;
  way: "HTTP" | "MQTT" | "console";
  /** Which are accepted here; a device's by default. */
  kinds?: readonly KeyKind[];
}

/**
 * The device whose key has this hash, by any transport.
 * @throws AppError unauthenticated when the key is unknown, no longer valid or used from an address that it does not
 * allow; too_many after too many wrong keys
 */
export async function verifyKey(
  database: Database,
  { hash, address, way, kinds }: KeyLogin,
  now: number,
): Promise<KeyActor> {
  const counter = kinds?.includes("identifier") ? "console" : "device";
  let found: Judgement | undefined;
  try {
    await admitKey(address, counter);
    found = await judgeKey(database, hash, address, now, kinds);
    if (found.actor) {
      countGoodKey(address, counter);
      return found.actor;
    }
    await countWrongKey(address, counter);
    throw new AppError("unauthenticated", "Invalid key.");
  } catch (error) {
    if (error instanceof AppError) noteRefusedKey({ address, way, ...found }, error);
    throw error;
  }
}
