import type { TemperatureDataItem } from "../../contract/reading/temperature-data";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { toTemperatureData } from "./internal/representation";

/**
 * One spot reading.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getTemperatureData(ctx: Context, { id }: { id: number }): Promise<TemperatureDataItem> {
  authorise(ctx, "TemperatureData", "view");
  const row = await ctx.database.prisma.temperatureData.findUnique({ where: { id: knownId(id) } });
  if (!row) throw notFound();
  return toTemperatureData(row);
}
