import type { z } from "zod";
import { removalSchema } from "../../contract/correction";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { changeReading } from "./change";

/**
 * Deletes one reading for good, with a reason; its values stay in the log.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function remove(ctx: Context, input: z.input<typeof removalSchema>): Promise<void> {
  authorise(ctx, "SensorData", "delete");
  const { stationId, time, reason } = parse(removalSchema, input);
  await changeReading(ctx, { stationId, time }, async (tx, reading) => {
    await tx.sensorData.delete({ where: { stationId_time: { stationId, time: new Date(time) } } });
    return logEntry(ctx, {
      action: "delete",
      model: "SensorData",
      objectId: `${stationId}/${new Date(time).toISOString()}`,
      objectLabel: `reading at ${new Date(time).toISOString()}`,
      changes: Object.fromEntries(Object.entries(reading.values).map(([metric, value]) => [metric, [value, null]])),
      reason,
    });
  });
}
