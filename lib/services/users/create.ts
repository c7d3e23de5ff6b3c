import type { z } from "zod";
import { hashPassword } from "../../auth/login/password";
import { partsOf } from "../../contract/users/permission";
import { newUserSchema } from "../../contract/users/user";
import { USERNAME_TAKEN, usernameKey } from "../../contract/users/username";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";
import { setGroups, staffGroup } from "./internal/groups";
import { refuseLookAlike } from "./internal/staff-names";

/**
 * Adds a user. Unless groups are given, new staff become members of "Weather staff"; a superuser needs no group.
 * @throws AppError unauthenticated, forbidden, invalid (also a name like that of staff), or conflict when the name is
 * taken
 */
export async function createUser(ctx: Context, input: z.input<typeof newUserSchema>): Promise<{ id: number }> {
  authoriseSuperuser(ctx);
  const { password, groupIds, permissions, ...fields } = parse(newUserSchema, input);
  const passwordHash = await hashPassword(password);
  return ctx.database.prisma.$transaction(async (tx) => {
    const data = {
      ...fields,
      usernameKey: usernameKey(fields.username),
      passwordHash,
      passwordChangedAt: new Date(ctx.now()),
      permissions: { create: permissions.map(partsOf) },
    };
    // Not checked before: two concurrent requests would both find the name free.
    const user = await tx.user.create({ data }).catch(uniqueViolation(USERNAME_TAKEN));
    await refuseLookAlike(ctx, tx, user);
    const isPlainStaff = fields.isStaff && !fields.isSuperuser;
    const groups = groupIds ?? (isPlainStaff ? [await staffGroup(tx)] : []);
    if (groups.length > 0) await setGroups(tx, user.id, groups);
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "add",
        model: "User",
        objectId: user.id,
        objectLabel: user.username,
        changes: added({ ...fields, groupIds: groups, permissions }),
      }),
    });
    return { id: user.id };
  });
}
