import type { Context } from "../services/context";
import { refresh } from "../services/rollups/refresh";
import { progress } from "./progress";

/**
 * Brings hourly and daily statistics up to date, and shows how far they are.
 * @throws what those of a station failed with, once all others are made
 */
export async function refreshStatistics(ctx: Context): Promise<void> {
  const total = await ctx.database.prisma.dirtyHour.count();
  const shown = progress("Statistics");
  const faults: unknown[] = [];
  try {
    await refresh(
      ctx,
      {},
      {
        onProgress: (hours) => shown.update(hours, total, `${hours} of ${total} hours`),
        onFault: (_, error) => faults.push(error),
      },
    );
  } finally {
    shown.stop();
  }
  if (faults.length > 0) throw faults[0];
}
