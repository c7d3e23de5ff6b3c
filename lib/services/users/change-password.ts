import { z } from "zod";
import { hashPassword } from "../../auth/password";
import { passwordSchema, usernameSchema } from "../../contract/user";
import { AppError } from "../../errors";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { parse } from "../parse";

const inputSchema = z.object({ username: usernameSchema, password: passwordSchema });

/**
 * Gives a user a new password. Their sessions end, and remembered logins with the old one.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function changePassword(ctx: Context, input: z.input<typeof inputSchema>): Promise<void> {
  authoriseSuperuser(ctx);
  const { username, password } = parse(inputSchema, input);
  const passwordHash = await hashPassword(password);
  await ctx.database.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { username } });
    if (!user) throw new AppError("not_found", `There is no user ${username}.`);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordChangedAt: new Date(ctx.now()) } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "change",
        model: "User",
        objectId: user.id,
        objectLabel: username,
        changes: { password: [null, "changed"] },
      }),
    });
  });
}
