import type { Context } from "../services/context";
import { refresh } from "../services/rollups";
import { progress } from "./progress";

/**
 * Updates hourly and daily statistics, and shows the progress.
 * @throws the error of a station, after all others were updated
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
