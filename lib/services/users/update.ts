import type { z } from "zod";
import { hashPassword } from "../../auth/login/password";
import { type UserItem, userChangeSchema } from "../../contract/users/user";
import { USERNAME_TAKEN, usernameKey } from "../../contract/users/username";
import type { LogRow } from "../../db/queries/log/log";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { uniqueViolation } from "../unique-violation";
import { setGroups, setPermissions } from "./internal/groups";
import { toUser, userColumns } from "./internal/representation";
import { refuseLookAlike } from "./internal/staff-names";
import { keepSuperuser, lockUser } from "./internal/superusers";

/**
 * Changes a user. A new password or deactivation ends their sessions and remembered logins.
 * @param options.check called with the locked user before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid (also a name like that of staff), not_found, or conflict when
 * the name is taken
 */
export async function updateUser(
  ctx: Context,
  { id, ...input }: z.input<typeof userChangeSchema> & { id: number },
  { check }: Checked<UserItem> = {},
): Promise<UserItem> {
  authoriseSuperuser(ctx);
  const { password, groupIds, permissions, ...fields } = parse(userChangeSchema, input);
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return ctx.database.prisma.$transaction(async (tx) => {
    const before = await lockUser(ctx, tx, id);
    check?.(before);
    const changes: LogRow["changes"] = changed(before, { ...fields, groupIds, permissions });
    if (passwordHash !== undefined) changes.password = [null, "changed"];
    if (Object.keys(changes).length === 0) return before;
    await keepSuperuser(ctx, tx, before, { ...before, ...omitUndefined(fields) });
    await tx.user
      .update({
        where: { id },
        data: {
          ...omitUndefined(fields),
          ...(changes.username && fields.username ? { usernameKey: usernameKey(fields.username) } : {}),
          ...(passwordHash === undefined ? {} : { passwordHash, passwordChangedAt: new Date(ctx.now()) }),
        },
      })
      .catch(uniqueViolation(USERNAME_TAKEN));
    const isShutOut = passwordHash !== undefined || (changes.isActive && !fields.isActive);
    if (isShutOut) await tx.session.deleteMany({ where: { userId: id } });
    if (changes.groupIds && groupIds) await setGroups(tx, id, groupIds);
    if (changes.permissions && permissions) await setPermissions(tx, id, permissions);
    const after = toUser(await tx.user.findUniqueOrThrow({ where: { id }, select: userColumns }));
    if (changes.username || (isOfStaff(after) && !isOfStaff(before))) await refuseLookAlike(ctx, tx, after);
    const entry = { action: "change", model: "User", objectId: id, objectLabel: after.username, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
    return after;
  });
}

function isOfStaff({ isStaff, isSuperuser }: UserItem): boolean {
  return isStaff || isSuperuser;
}
