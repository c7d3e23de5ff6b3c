import type { Database } from "../db/client";
import { AppError } from "../errors";
import type { KeyActor } from "./actor";
import { admitKey, countGoodKey, countWrongKey } from "./attempts";
import { type Judgement, judgeKey } from "./device-key";
import { noteRefusedKey } from "./refusals";

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
