import type { UserItem } from "../../../contract/users/user";
import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import { AppError } from "../../../errors";
import type { Context } from "../../context";
import { knownId, notFound } from "../../guard";
import { toUser, userColumns } from "./representation";

/** What a user needs to administer the site: the admin refuses a superuser who is not staff. */
const RIGHTS = ["isActive", "isStaff", "isSuperuser"] as const;
type Rights = Pick<UserItem, (typeof RIGHTS)[number]>;

/** The user, locked together with all superusers, so that two concurrent removals cannot remove the last two. */
export async function lockUser({ database }: Context, tx: Tx, id: number): Promise<UserItem> {
  const known = knownId(id);
  const lock = database.dialect === "mysql" ? "FOR UPDATE" : "";
  await prismaSql(tx).all(`SELECT "id" FROM "User" WHERE "isSuperuser" = 1 OR "id" = ? ORDER BY "id" ${lock}`, [known]);
  const row = await tx.user.findUnique({ where: { id: known }, select: userColumns });
  if (!row) throw notFound();
  return toUser(row);
}

/**
 * Throws when a right would be lost that must stay: the actor's own, or one of the last superuser.
 * @param after the user's rights after the change; absent when the user is removed
 */
export async function keepSuperuser({ actor }: Context, tx: Tx, user: UserItem, after?: Rights): Promise<void> {
  const lost = RIGHTS.filter((right) => user[right] && !after?.[right]);
  if (lost.length === 0) return;
  const refuse = (message: string) => {
    const fields = after ? lost : ["non_field_errors"];
    throw new AppError("invalid", message, Object.fromEntries(fields.map((field) => [field, [message]])));
  };
  if (actor.kind === "user" && actor.id === user.id) {
    refuse(after ? "You cannot take away your own rights." : "You cannot remove yourself.");
  }
  if (!RIGHTS.every((right) => user[right])) return;
  const inCharge = { isActive: true, isStaff: true, isSuperuser: true };
  const others = await tx.user.count({ where: { id: { not: user.id }, ...inCharge } });
  if (others === 0) refuse("This is the last active superuser.");
}
