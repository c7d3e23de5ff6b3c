import type { GroupItem } from "../../contract/users/group";
import type { Context } from "../context";
import { authoriseSuperuser, knownId, notFound } from "../guard";
import { groupColumns, toGroup } from "./internal/representation";

/**
 * One group with its permissions.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getGroup(ctx: Context, { id }: { id: number }): Promise<GroupItem> {
  authoriseSuperuser(ctx);
  const row = await ctx.database.prisma.group.findUnique({ where: { id: knownId(id) }, select: groupColumns });
  if (!row) throw notFound();
  return toGroup(row);
}
