import type { GroupItem } from "../../contract/users/group";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { lockGroup } from "./internal/lock";

/**
 * Deletes a group permanently: its members lose its permissions.
 * @param options.check called with the locked group before the removal; may throw
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeGroup(
  ctx: Context,
  { id }: { id: number },
  { check }: Checked<GroupItem> = {},
): Promise<void> {
  authoriseSuperuser(ctx);
  await ctx.database.prisma.$transaction(async (tx) => {
    const group = await lockGroup(ctx, tx, id);
    check?.(group);
    await tx.group.delete({ where: { id } });
    const { name, permissions } = group;
    const changes = removed({ name, permissions });
    const entry = { action: "delete", model: "Group", objectId: id, objectLabel: name, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
  });
}
