import { createHash, randomBytes } from "node:crypto";
import { KEY_SCOPES, type KeyScope } from "../contract/device/key";
import type { Database } from "../db/client";
import { type KeyRow, keyByHash, touchKey } from "../db/queries/devices/keys";
import { AppError } from "../errors";
import type { KeyActor } from "./actor";
import { admitKey, countGoodKey, countWrongKey } from "./login/attempts";
import { noteRefusedKey } from "./login/refusals";
import { isListed } from "./network";
import { touch } from "./touch";

const PREFIX = "ws_";
const TOUCH_MS = 60_000;

/** A new key of 256 random bits, to be shown once; the database keeps only its hash. */
export function newKey(): { key: string; hash: string; prefix: string } {
  const key = PREFIX + randomBytes(32).toString("base64url");
  return { key, hash: hashKey(key), prefix: key.slice(0, 9) };
}

/** A plain hash suffices: 256 random bits can not be guessed, unlike a password. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** The device that the key belongs to; undefined when it is unknown, revoked, expired, or used from an address not its own. */
export async function actorByKey(
  database: Database,
  key: string,
  address: string,
  now: number,
): Promise<KeyActor | undefined> {
  return (await judgeKey(database, hashKey(key), address, now)).actor;
}

/** What a key is worth that was shown: what is wrong is for the log, and for nobody who shows it. */
export type Judgement =
  | { actor: KeyActor; fault?: undefined }
  | { actor?: undefined; fault: string; known?: Pick<KeyRow, "id" | "name"> };

export async function judgeKey(database: Database, hash: string, address: string, now: number): Promise<Judgement> {
  const found = await keyByHash(database.read, hash);
  if (!found) return { fault: "Unknown key." };
  if (found.revokedAt !== null) return { fault: "Revoked key.", known: found };
  if (found.expiresAt !== null && found.expiresAt <= now) return { fault: "Expired key.", known: found };
  if (found.addresses !== "" && !isListed(found.addresses, address)) {
    return { fault: "The key is not for this address.", known: found };
  }
  if ((found.lastUsedAt ?? 0) < now - TOUCH_MS) {
    touch(database, { hash, deviceKey: found.id }, (sql) => touchKey(sql, found.id, now, now - TOUCH_MS));
  }
  const { id, name, stationId } = found;
  return { actor: { kind: "key", id, name, stationId, scopes: new Set(parseScopes(found.scopes)) } };
}

/** As the column `scopes` has them. */
export function parseScopes(text: string): KeyScope[] {
  const parts = text.split(",");
  return KEY_SCOPES.filter((scope) => parts.includes(scope));
}

interface KeyLogin {
  /** Of the key. */
  hash: string;
  /** Of the client. */
  address: string;
  way: "HTTP" | "MQTT";
}

/**
 * The device whose key has this hash, by whichever way it came.
 * @throws AppError unauthenticated when it is nobody's (any more) or not used from its own address; too_many after too many wrong ones
 */
export async function verifyKey(database: Database, { hash, address, way }: KeyLogin, now: number): Promise<KeyActor> {
  let found: Judgement | undefined;
  try {
    await admitKey(address);
    found = await judgeKey(database, hash, address, now);
    if (found.actor) {
      countGoodKey(address);
      return found.actor;
    }
    await countWrongKey(address);
    throw new AppError("unauthenticated", "Invalid key.");
  } catch (error) {
    if (error instanceof AppError) noteRefusedKey({ address, way, ...found }, error);
    throw error;
  }
}
