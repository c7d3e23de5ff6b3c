import { z } from "zod";
import { hashPassword } from "../../auth/login/password";
import { passwordSchema } from "../../contract/users/user";
import { prismaSql } from "../../db/prisma-sql";
import { userByName } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { parse } from "../parse";

const inputSchema = z.object({ username: z.string(), password: passwordSchema });

/**
 * Sets a user's password. Their sessions end, as do logins remembered with the old one. Returns the stored name.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function changePassword(ctx: Context, input: z.input<typeof inputSchema>): Promise<string> {
  authoriseSuperuser(ctx);
  const { username, password } = parse(inputSchema, input);
  const passwordHash = await hashPassword(password);
  return ctx.database.prisma.$transaction(async (tx) => {
    const user = await userByName(prismaSql(tx), username.trim());
    if (!user) throw new AppError("not_found", `There is no user ${username}.`);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordChangedAt: new Date(ctx.now()) } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "change",
        model: "User",
        objectId: user.id,
        objectLabel: user.username,
        changes: { password: [null, "changed"] },
      }),
    });
    return user.username;
  });
}
