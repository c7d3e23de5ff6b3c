import type { Tx } from "../../../db/client";
import { AppError } from "../../../errors";

/** The key with its station's name. */
export async function findKey(tx: Tx, id: number) {
  const key = await tx.deviceKey.findUnique({ where: { id }, include: { station: { select: { name: true } } } });
  if (!key) throw new AppError("not_found", `There is no key ${id}.`);
  return key;
}
