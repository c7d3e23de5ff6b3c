import type { z } from "zod";
import { newTemperatureDataSchema, type TemperatureDataItem } from "../../contract/reading/temperature-data";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { labelOf, refuseFuture, toTemperatureData } from "./internal/representation";

/**
 * Adds a spot reading of the temperature, which belongs to no station.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createTemperatureData(
  ctx: Context,
  input: z.input<typeof newTemperatureDataSchema>,
): Promise<TemperatureDataItem> {
  authorise(ctx, "TemperatureData", "add");
  const fields = parse(newTemperatureDataSchema, input);
  refuseFuture(ctx, fields.timestamp);
  return ctx.database.prisma.$transaction(async (tx) => {
    const data = { ...fields, timestamp: new Date(fields.timestamp) };
    const item = toTemperatureData(await tx.temperatureData.create({ data }));
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "add",
        model: "TemperatureData",
        objectId: item.id,
        objectLabel: labelOf(item),
        changes: added(fields),
      }),
    });
    return item;
  });
}
