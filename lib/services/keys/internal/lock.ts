import type { KeySummary } from "../../../contract/device/key";
import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import type { Context } from "../../context";
import { knownId, notFound } from "../../guard";
import { keyColumns, toKey } from "./representation";

/** The key with its station's name, locked until the transaction ends. */
export async function lockKey(
  { database }: Context,
  tx: Tx,
  id: number,
): Promise<{ key: KeySummary; stationName: string }> {
  const known = knownId(id);
  const lock = database.dialect === "mysql" ? "FOR UPDATE" : "";
  await prismaSql(tx).all(`SELECT "id" FROM "DeviceKey" WHERE "id" = ? ${lock}`, [known]);
  const select = { ...keyColumns, station: { select: { name: true } } };
  const row = await tx.deviceKey.findUnique({ where: { id: known }, select });
  if (!row) throw notFound();
  const { station, ...key } = row;
  return { key: toKey(key), stationName: station.name };
}
