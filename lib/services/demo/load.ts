import type { Context } from "../context";
import { authorise } from "../guard";
import { refresh } from "../rollups";
import { recordDemo } from "./internal/record";
import { ensureDemoStations } from "./internal/stations";
import { setDemoState } from "./state";

/** The current step and its progress. */
export type DemoProgress = (step: "readings" | "statistics", done: number, total: number) => void;

/**
 * Creates the demo's stations with a year of history up to now. Repeated, it adds only what is missing. Returns how
 * many readings were new.
 * @throws AppError unauthenticated or forbidden
 */
export async function loadDemo(
  ctx: Context,
  { onProgress = () => {} }: { onProgress?: DemoProgress } = {},
): Promise<number> {
  authorise(ctx, "Station", "add");
  const stations = await ensureDemoStations(ctx);
  const stored = await recordDemo(ctx, stations, undefined, (done, total) => onProgress("readings", done, total));
  const ids = [...stations.values()];
  const total = await ctx.database.prisma.dirtyHour.count({ where: { stationId: { in: ids } } });
  let before = 0;
  for (const stationId of ids) {
    const begun = before;
    before += await refresh(
      ctx,
      { stationId },
      { onProgress: (done) => onProgress("statistics", begun + done, total) },
    );
  }
  await setDemoState(ctx, "loaded");
  return stored;
}
