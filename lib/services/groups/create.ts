import type { z } from "zod";
import { type GroupItem, newGroupSchema } from "../../contract/users/group";
import { partsOf } from "../../contract/users/permission";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";

/**
 * Adds a group.
 * @throws AppError unauthenticated, forbidden, invalid, or conflict when the name is taken
 */
export async function createGroup(ctx: Context, input: z.input<typeof newGroupSchema>): Promise<GroupItem> {
  authoriseSuperuser(ctx);
  const { name, permissions } = parse(newGroupSchema, input);
  return ctx.database.prisma.$transaction(async (tx) => {
    const { id } = await tx.group
      .create({ data: { name, permissions: { create: permissions.map(partsOf) } } })
      .catch(uniqueViolation(`There is a group ${name} already.`));
    const changes = added({ name, permissions });
    const entry = { action: "add", model: "Group", objectId: id, objectLabel: name, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
    return { id, name, permissions };
  });
}
