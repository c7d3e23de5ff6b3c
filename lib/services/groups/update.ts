import type { z } from "zod";
import { type GroupItem, groupChangeSchema } from "../../contract/users/group";
import { partsOf } from "../../contract/users/permission";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";
import { lockGroup } from "./internal/lock";

/**
 * Changes a group's name or permissions.
 * @param options.check called with the locked group before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when the name is taken
 */
export async function updateGroup(
  ctx: Context,
  { id, ...input }: z.input<typeof groupChangeSchema> & { id: number },
  { check }: Checked<GroupItem> = {},
): Promise<GroupItem> {
  authoriseSuperuser(ctx);
  const fields = parse(groupChangeSchema, input);
  return ctx.database.prisma.$transaction(async (tx) => {
    const before = await lockGroup(ctx, tx, id);
    check?.(before);
    const changes = changed(before, fields);
    if (Object.keys(changes).length === 0) return before;
    const { name = before.name, permissions = before.permissions } = fields;
    await tx.group
      .update({ where: { id }, data: { name } })
      .catch(uniqueViolation(`There is a group ${name} already.`));
    if (fields.permissions) {
      await tx.groupPermission.deleteMany({ where: { groupId: id } });
      const rows = fields.permissions.map((permission) => ({ groupId: id, ...partsOf(permission) }));
      await tx.groupPermission.createMany({ data: rows });
    }
    const entry = { action: "change", model: "Group", objectId: id, objectLabel: name, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
    return { id, name, permissions };
  });
}
