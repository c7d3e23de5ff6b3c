import type { StationSummary } from "../../contract/station";
import type { Context } from "../context";
import { authorise } from "../guard";
import { summaryColumns, summaryOf } from "./summary";

/**
 * All stations for staff, counted, and read a page at a time in the order they were added.
 * @throws AppError unauthenticated or forbidden
 */
export async function pageOfStations(ctx: Context): Promise<{
  count: number;
  read: (page: { skip: number; size: number }) => Promise<StationSummary[]>;
}> {
  authorise(ctx, "Station", "view");
  const { station } = ctx.database.prisma;
  return {
    count: await station.count(),
    read: async ({ skip, size }) => {
      const rows = await station.findMany({ orderBy: { id: "asc" }, skip, take: size, select: summaryColumns });
      return rows.map(summaryOf);
    },
  };
}
