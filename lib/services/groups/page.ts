import type { GroupItem } from "../../contract/users/group";
import { containing } from "../../db/queries/records/pages";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { type Listing, type ListQuery, listing } from "../list";
import { groupColumns, toGroup } from "./internal/representation";

export type GroupOrder = "id" | "name";

/**
 * The groups, counted, and read a page at a time. A search looks at their names.
 * @throws AppError unauthenticated or forbidden
 */
export async function pageOfGroups(
  ctx: Context,
  { search, ordering }: ListQuery<GroupOrder> = {},
): Promise<Listing<GroupItem>> {
  authoriseSuperuser(ctx);
  const where = containing(ctx.database.dialect, ["name"], search);
  return listing(ctx, { table: "Group", where, ordering }, async (ids) => {
    const rows = await ctx.database.prisma.group.findMany({ where: { id: { in: ids } }, select: groupColumns });
    return rows.map(toGroup);
  });
}
