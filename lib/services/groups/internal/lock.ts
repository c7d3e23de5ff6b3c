import type { GroupItem } from "../../../contract/users/group";
import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import type { Context } from "../../context";
import { knownId, notFound } from "../../guard";
import { groupColumns, toGroup } from "./representation";

/** The group, locked until the transaction ends. */
export async function lockGroup({ database }: Context, tx: Tx, id: number): Promise<GroupItem> {
  const known = knownId(id);
  const lock = database.dialect === "mysql" ? "FOR UPDATE" : "";
  await prismaSql(tx).all(`SELECT "id" FROM "Group" WHERE "id" = ? ${lock}`, [known]);
  const row = await tx.group.findUnique({ where: { id: known }, select: groupColumns });
  if (!row) throw notFound();
  return toGroup(row);
}
