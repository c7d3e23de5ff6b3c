import type { TemperatureDataItem } from "../../contract/reading/temperature-data";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { labelOf, lockTemperatureData } from "./internal/representation";

/**
 * Deletes a spot reading permanently; its values stay in the log.
 * @param options.check called with the locked record before the removal; may throw
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeTemperatureData(
  ctx: Context,
  { id }: { id: number },
  { check }: Checked<TemperatureDataItem> = {},
): Promise<void> {
  authorise(ctx, "TemperatureData", "delete");
  await ctx.database.prisma.$transaction(async (tx) => {
    const { id: _id, ...item } = await lockTemperatureData(ctx, tx, id);
    check?.({ id, ...item });
    await tx.temperatureData.delete({ where: { id } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "delete",
        model: "TemperatureData",
        objectId: id,
        objectLabel: labelOf({ id, ...item }),
        changes: removed(item),
      }),
    });
  });
}
