import type { KeySummary } from "../../contract/device/key";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { keyLabel } from "./internal/insert";
import { lockKey } from "./internal/lock";

/**
 * Deletes a key permanently: it stops working at once, as a revoked one does, and only the log still records it.
 * @param options.check called with the locked key before the removal; may throw
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeKey(
  ctx: Context,
  { id }: { id: number },
  { check }: Checked<KeySummary> = {},
): Promise<void> {
  authorise(ctx, "DeviceKey", "delete");
  await ctx.database.prisma.$transaction(async (tx) => {
    const { key, stationName } = await lockKey(ctx, tx, id);
    check?.(key);
    await tx.deviceKey.delete({ where: { id } });
    const { stationId, kind, name, prefix, scopes, addresses } = key;
    const changes = removed({ stationId, kind, name, prefix, scopes, addresses });
    const objectLabel = keyLabel(key, stationName);
    await tx.logEntry.create({
      data: logEntry(ctx, { action: "delete", model: "DeviceKey", objectId: id, objectLabel, changes }),
    });
  });
}
