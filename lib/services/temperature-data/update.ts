import type { z } from "zod";
import { type TemperatureDataItem, temperatureDataChangeSchema } from "../../contract/reading/temperature-data";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { labelOf, lockTemperatureData, refuseFuture, toTemperatureData } from "./internal/representation";

/**
 * Changes a spot reading.
 * @param options.check called with the locked record before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function updateTemperatureData(
  ctx: Context,
  { id, ...input }: z.input<typeof temperatureDataChangeSchema> & { id: number },
  { check }: Checked<TemperatureDataItem> = {},
): Promise<TemperatureDataItem> {
  authorise(ctx, "TemperatureData", "change");
  const fields = parse(temperatureDataChangeSchema, input);
  if (fields.timestamp !== undefined) refuseFuture(ctx, fields.timestamp);
  return ctx.database.prisma.$transaction(async (tx) => {
    const before = await lockTemperatureData(ctx, tx, id);
    check?.(before);
    const changes = changed(before, fields);
    if (Object.keys(changes).length === 0) return before;
    const { id: _id, ...after } = { ...before, ...omitUndefined(fields) };
    const data = { ...after, timestamp: new Date(after.timestamp) };
    const item = toTemperatureData(await tx.temperatureData.update({ where: { id }, data }));
    const entry = { action: "change", model: "TemperatureData", objectId: id, objectLabel: labelOf(item) } as const;
    await tx.logEntry.create({ data: logEntry(ctx, { ...entry, changes }) });
    return item;
  });
}
