import type { UserRow } from "../../../db/queries/users/logins";
import { logEntry } from "../../audit";
import type { Context } from "../../context";

/**
 * Writes a user's new password in place of the one that they were seen to have, with its log entry, and ends all of
 * their sessions. Of two at once, who both proved themselves by the old one, only the first does: false for the other.
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
