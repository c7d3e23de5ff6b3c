import type { KeyActor } from "../../auth/actor";
import { hashKey, verifyKey } from "../../auth/device-key";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import type { Credentials } from "./interpret";

/** A key counts more than what the console says of itself, which is not secret. */
export async function senderOf(
  { database, now }: Context,
  { key, identifier, stationId }: Credentials,
  address: string,
): Promise<KeyActor> {
  const secret = key ?? identifier;
  if (secret === undefined) throw new AppError("unauthenticated", "The message has neither a key nor a PASSKEY.");
  const kinds = key === undefined ? (["identifier"] as const) : (["console", "device"] as const);
  const actor = await verifyKey(database, { hash: hashKey(secret.trim()), address, way: "console", kinds }, now());
  // The key decides. A number that is not its station's is a mistake that its owner should notice.
  if (stationId !== undefined && stationId !== actor.stationId) {
    throw new AppError("unauthenticated", "The key is for another station than the ID.");
  }
  return actor;
}
