import type { UserItem } from "../../contract/users/user";
import type { Context } from "../context";
import { authoriseSuperuser, knownId, notFound } from "../guard";
import { toUser, userColumns } from "./internal/representation";

/**
 * One user.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getUser(ctx: Context, { id }: { id: number }): Promise<UserItem> {
  authoriseSuperuser(ctx);
  const row = await ctx.database.prisma.user.findUnique({ where: { id: knownId(id) }, select: userColumns });
  if (!row) throw notFound();
  return toUser(row);
}
