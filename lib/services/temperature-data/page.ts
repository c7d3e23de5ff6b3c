import type { TemperatureDataItem } from "../../contract/reading/temperature-data";
import type { Condition } from "../../db/queries/records/pages";
import type { Context } from "../context";
import { authorise } from "../guard";
import { type Listing, type ListQuery, listing } from "../list";
import { toTemperatureData } from "./internal/representation";

export type TemperatureDataOrder = "id" | "timestamp" | "temperature" | "lat" | "lon";

/** Epoch ms, half-open. */
interface Interval {
  from?: number | undefined;
  to?: number | undefined;
}

/**
 * The spot readings of the interval, counted, and read a page at a time; by id unless ordered otherwise.
 * @throws AppError unauthenticated or forbidden
 */
export async function pageOfTemperatureData(
  ctx: Context,
  { ordering, from, to }: Omit<ListQuery<TemperatureDataOrder>, "search"> & Interval = {},
): Promise<Listing<TemperatureDataItem>> {
  authorise(ctx, "TemperatureData", "view");
  const where: Condition[] = [];
  if (from !== undefined) where.push({ text: `"timestamp" >= ?`, values: [new Date(from)] });
  if (to !== undefined) where.push({ text: `"timestamp" < ?`, values: [new Date(to)] });
  return listing(ctx, { table: "TemperatureData", where, ordering }, async (ids) => {
    const rows = await ctx.database.prisma.temperatureData.findMany({ where: { id: { in: ids } } });
    return rows.map(toTemperatureData);
  });
}
