import type { UserItem } from "../../contract/users/user";
import { emit } from "../../live/bus";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { keepSuperuser, lockUser } from "./internal/superusers";

/**
 * Deletes a user permanently. Their stations stay, without an owner, and so do the log's entries.
 * @param options.check called with the locked user before the removal; may throw
 * @throws AppError unauthenticated, forbidden, not_found, or invalid for oneself and the last superuser
 */
export async function removeUser(
  ctx: Context,
  { id }: { id: number },
  { check }: Checked<UserItem> = {},
): Promise<void> {
  authoriseSuperuser(ctx);
  const owned = await ctx.database.prisma.$transaction(async (tx) => {
    const user = await lockUser(ctx, tx, id);
    check?.(user);
    await keepSuperuser(ctx, tx, user);
    const owned = await tx.station.count({ where: { ownerId: id } });
    await tx.user.delete({ where: { id } });
    const { username, email, isActive, isStaff, isSuperuser, groupIds, permissions } = user;
    const changes = removed({ username, email, isActive, isStaff, isSuperuser, groupIds, permissions });
    const entry = { action: "delete", model: "User", objectId: id, objectLabel: username, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
    return owned;
  });
  if (owned > 0) await emit(ctx, { type: "stations.changed" });
}
