import type { UserRow } from "../../../db/queries/users/logins";
import { logEntry } from "../../audit";
import type { Context } from "../../context";

/**
 * Replaces the given password hash of a user with a new one, with its log entry, and ends all their sessions. Of two
 * concurrent changes from the same old password, only the first succeeds: false for the other.
 */
export async function replacePassword(
  ctx: Context,
  user: UserRow,
  passwordHash: string,
  reason?: string,
): Promise<boolean> {
  return ctx.database.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash, isActive: true },
      data: { passwordHash, passwordChangedAt: new Date(ctx.now()) },
    });
    if (count === 0) return false;
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "change",
        model: "User",
        objectId: user.id,
        objectLabel: user.username,
        changes: { password: [null, "changed"] },
        ...(reason === undefined ? {} : { reason }),
      }),
    });
    return true;
  });
}
