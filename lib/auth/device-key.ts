import { createHash, randomBytes } from "node:crypto";
import { KEY_SCOPES, type KeyScope } from "../contract/device-key";
import type { Database } from "../db/client";
import { keyByHash, touchKey } from "../db/statements/keys";
import type { KeyActor } from "./actor";
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
  return actorByHash(database, hashKey(key), address, now);
}

/** The same for who has kept the key's hash, to ask again. */
export async function actorByHash(
  database: Database,
  hash: string,
  address: string,
  now: number,
): Promise<KeyActor | undefined> {
  const found = await keyByHash(database.read, hash);
  if (!found || found.revokedAt !== null) return undefined;
  if (found.expiresAt !== null && found.expiresAt <= now) return undefined;
  if (found.addresses !== "" && !isListed(found.addresses, address)) return undefined;
  if ((found.lastUsedAt ?? 0) < now - TOUCH_MS) {
    touch(database, { hash, deviceKey: found.id }, (sql) => touchKey(sql, found.id, now, now - TOUCH_MS));
  }
  return {
    kind: "key",
    id: found.id,
    name: found.name,
    stationId: found.stationId,
    scopes: new Set(parseScopes(found.scopes)),
  };
}

/** As the column `scopes` has them. */
export function parseScopes(text: string): KeyScope[] {
  const parts = text.split(",");
  return KEY_SCOPES.filter((scope) => parts.includes(scope));
}
