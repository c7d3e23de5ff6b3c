import { z } from "zod";
import { removalSchema } from "../../contract/reading/correction";
import { epochMsSchema } from "../../contract/reading/reading";
import { insertLogEntry } from "../../db/queries/log/log";
import { deleteReadings } from "../../db/queries/readings/readings";
import { deleteSuspects } from "../../db/queries/readings/suspects";
import { lockStations } from "../../db/queries/stations/stations";
import { markDirty } from "../../db/queries/statistics/dirty";
import { utcText } from "../../format/utcText";
import { emit } from "../../live/bus";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { touchesLatest } from "./internal/change";
import { refreshLatest } from "./internal/latest";
import { uncount } from "./internal/rain/count-rain";

/** Readings per transaction: a longer one would keep other writers waiting. */
const MAX_READINGS = 1000;

const inputSchema = z.object({
  stationId: removalSchema.shape.stationId,
  times: z.array(epochMsSchema).min(1).max(MAX_READINGS),
  reason: removalSchema.shape.reason,
});

/**
 * Deletes many readings of one station permanently, in one transaction with one log entry. Missing ones are skipped;
 * returns how many were deleted.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function removeReadings(ctx: Context, input: z.input<typeof inputSchema>): Promise<number> {
  authorise(ctx, "SensorData", "delete");
  const { stationId, times, reason } = parse(inputSchema, input);
  const { dialect } = ctx.database;
  const count = await ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [stationId]);
    const gone = station ? await deleteReadings(sql, stationId, times) : 0;
    if (!station || gone === 0) return 0;
    await deleteSuspects(sql, stationId, times);
    await uncount(sql, dialect, { stationId, times, now: ctx.now() });
    await markDirty(
      sql,
      dialect,
      times.map((time) => ({ stationId, time })),
    );
    const last = Math.max(...times);
    if (touchesLatest(station, last, ctx.now())) await refreshLatest(sql, stationId, ctx.now());
    const first = Math.min(...times);
    await insertLogEntry(
      sql,
      logEntry(ctx, {
        action: "delete",
        model: "SensorData",
        objectId: `${stationId}/${new Date(first).toISOString()}`,
        objectLabel: `${gone} readings from ${utcText(first)} to ${utcText(last)} UTC`,
        changes: { readings: [gone, null] },
        reason,
      }),
    );
    return gone;
  });
  if (count > 0) await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
  return count;
}
