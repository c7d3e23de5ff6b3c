import type { KeySummary } from "../../contract/device/key";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { keyColumns, toKey } from "./internal/representation";

/**
 * One key, without its secret.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getKey(ctx: Context, { id }: { id: number }): Promise<KeySummary> {
  authorise(ctx, "DeviceKey", "view");
  const row = await ctx.database.prisma.deviceKey.findUnique({ where: { id: knownId(id) }, select: keyColumns });
  if (!row) throw notFound();
  return toKey(row);
}
