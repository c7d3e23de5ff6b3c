import type { z } from "zod";
import { removalSchema } from "../../contract/reading/correction";
import type { ReadingItem } from "../../contract/reading/reading-item";
import { deleteReading } from "../../db/queries/readings/readings";
import { deleteSuspects } from "../../db/queries/readings/suspects";
import { utcText } from "../../format/utcText";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId } from "../guard";
import { parse } from "../parse";
import { changeReading } from "./internal/change";
import { uncount } from "./internal/rain/count-rain";
import { toReading } from "./internal/representation";

/**
 * Deletes one reading permanently, with a reason; its values stay in the log.
 * @param options.check called with the reading, whose station is locked, before the removal; may throw
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function remove(
  ctx: Context,
  input: z.input<typeof removalSchema>,
  { check }: Checked<ReadingItem> = {},
): Promise<void> {
  authorise(ctx, "SensorData", "delete");
  knownId(input.stationId);
  const { reason, ...key } = parse(removalSchema, input);
  await changeReading(ctx, key, async (sql, reading, context) => {
    check?.(toReading(reading, context));
    await deleteReading(sql, key);
    await deleteSuspects(sql, key.stationId, [key.time]);
    await uncount(sql, ctx.database.dialect, { stationId: key.stationId, times: [key.time], now: ctx.now() });
    const time = new Date(key.time).toISOString();
    return logEntry(ctx, {
      action: "delete",
      model: "SensorData",
      objectId: `${key.stationId}/${time}`,
      objectLabel: `reading at ${utcText(key.time)} UTC`,
      changes: removed(reading.values),
      reason,
    });
  });
}
