import { expire, overdueCommands } from "../../db/queries/devices/commands";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authorise } from "../guard";

const BATCH_SIZE = 500;

/**
 * Closes expired commands. Idempotent, also when run concurrently.
 * @throws AppError unauthenticated or forbidden
 */
export async function expireCommands(ctx: Context): Promise<void> {
  authorise(ctx, "DeviceCommand", "change");
  for (;;) {
    const now = ctx.now();
    const overdue = await overdueCommands(ctx.database.read, now, BATCH_SIZE);
    if (overdue.length === 0) return;
    const ids = overdue.map(({ id }) => id);
    await ctx.database.transaction((sql) => expire(sql, ids, now));
    await emit(ctx, { type: "commands.changed", stationIds: [...new Set(overdue.map(({ stationId }) => stationId))] });
  }
}
