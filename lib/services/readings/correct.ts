import type { z } from "zod";
import { correctionSchema } from "../../contract/correction";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { changeReading } from "./change";

/**
 * Corrects, hides or restores one metric of one reading, with a reason for the log. Charts, statistics and the
 * station's latest follow; the raw value stays in its column.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function correct(ctx: Context, input: z.input<typeof correctionSchema>): Promise<void> {
  authorise(ctx, "SensorData", "change");
  const { stationId, time, reason, change } = parse(correctionSchema, input);
  const { metric } = change;
  await changeReading(ctx, { stationId, time }, async (tx, reading) => {
    const flags = { ...reading.flags };
    const corrections = { ...reading.corrections };
    delete corrections[metric];
    if (change.kind === "hide") flags[metric] = "hidden";
    if (change.kind === "restore") delete flags[metric];
    if (change.kind === "correct") corrections[metric] = change.value;
    await tx.sensorData.update({
      where: { stationId_time: { stationId, time: new Date(time) } },
      data: { flags, corrections },
    });
    return logEntry(ctx, {
      action: "change",
      model: "SensorData",
      objectId: `${stationId}/${new Date(time).toISOString()}`,
      objectLabel: `${metric} at ${new Date(time).toISOString()}`,
      changes: {
        [metric]: [
          reading.corrections?.[metric] ?? reading.values[metric] ?? null,
          change.kind === "correct" ? change.value : change.kind === "hide" ? null : (reading.values[metric] ?? null),
        ],
      },
      reason,
    });
  });
}
