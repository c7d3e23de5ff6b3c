import type { StationSummary } from "../../contract/station";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { summaryColumns, summaryOf } from "./summary";
import { visibleTo } from "./visible";

/**
 * One station with its current conditions.
 * @throws AppError not_found, also when the actor may not see it
 */
export async function getStation({ database, actor }: Context, id: number): Promise<StationSummary> {
  const row = await database.prisma.station.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: summaryColumns,
  });
  if (!row) throw new AppError("not_found", "Not found.");
  return summaryOf(row);
}
