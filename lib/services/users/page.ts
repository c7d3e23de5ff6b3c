import type { UserItem } from "../../contract/users/user";
import { containing } from "../../db/queries/records/pages";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";
import { type Listing, type ListQuery, listing } from "../list";
import { toUser, userColumns } from "./internal/representation";

export type UserOrder = "id" | "username";

/**
 * The users, counted, and read a page at a time. A search looks at their names and addresses.
 * @throws AppError unauthenticated or forbidden
 */
export async function pageOfUsers(
  ctx: Context,
  { search, ordering }: ListQuery<UserOrder> = {},
): Promise<Listing<UserItem>> {
  authoriseSuperuser(ctx);
  const where = containing(ctx.database.dialect, ["username", "email"], search);
  return listing(ctx, { table: "User", where, ordering }, async (ids) => {
    const rows = await ctx.database.prisma.user.findMany({ where: { id: { in: ids } }, select: userColumns });
    return rows.map(toUser);
  });
}
