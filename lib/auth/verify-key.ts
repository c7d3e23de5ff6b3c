import type { Database } from "../db/client";
import { AppError } from "../errors";
import type { KeyActor } from "./actor";
import { admitKey, countGoodKey, countWrongKey } from "./attempts";
import { actorByHash } from "./device-key";

/**
 * The device whose key has this hash, by whichever way it came.
 * @throws AppError unauthenticated when it is nobody's (any more) or not used from its own address; too_many after too many wrong ones
 */
export async function verifyKey(database: Database, hash: string, address: string, now: number): Promise<KeyActor> {
  await admitKey(address);
  const actor = await actorByHash(database, hash, address, now);
  if (actor) {
    countGoodKey(address);
    return actor;
  }
  await countWrongKey(address);
  throw new AppError("unauthenticated", "Invalid key.");
}
