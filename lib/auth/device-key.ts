import { createHash, randomBytes } from "node:crypto";
import type { Database } from "../db/client";
import type { KeyActor } from "./actor";

const PREFIX = "ws_";
const TOUCH_MS = 60_000;

/** A new key of 256 random bits, to be shown once; the database keeps only its hash. */
export function newKey(): { key: string; hash: string; prefix: string } {
  const key = PREFIX + randomBytes(32).toString("base64url");
  return { key, hash: hashKey(key), prefix: key.slice(0, 9) };
}

/** A plain hash suffices: 256 random bits can not be guessed, unlike a password. */
function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** The device that the key belongs to; undefined when it is unknown, revoked or expired. Looked up by hash, so that timing tells nothing. */
export async function actorByKey({ prisma }: Database, key: string, now: number): Promise<KeyActor | undefined> {
  const found = await prisma.deviceKey.findUnique({ where: { hash: hashKey(key) } });
  if (!found || found.revokedAt !== null) return undefined;
  if (found.expiresAt !== null && found.expiresAt.getTime() <= now) return undefined;
  if ((found.lastUsedAt?.getTime() ?? 0) < now - TOUCH_MS) {
    await prisma.deviceKey.update({ where: { id: found.id }, data: { lastUsedAt: new Date(now) } });
  }
  return { kind: "key", id: found.id, name: found.name, stationId: found.stationId };
}
