import type { Context } from "../services/context";
import { refresh } from "../services/rollups/refresh";
import { progress } from "./progress";

/** Brings hourly and daily statistics up to date, and shows how far they are. */
export async function refreshStatistics(ctx: Context): Promise<void> {
  const total = await ctx.database.prisma.dirtyHour.count();
  const shown = progress("Statistics");
  try {
    await refresh(ctx, { onProgress: (hours) => shown.update(hours, total, `${hours} of ${total} hours`) });
  } finally {
    shown.stop();
  }
}
