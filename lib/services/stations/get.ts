import type { StationSummary } from "../../contract/station";
import type { Context } from "../context";
import { knownId, notFound } from "../guard";
import { summaryColumns, summaryOf } from "./summary";
import { visibleTo } from "./visible";

/**
 * One station with its current conditions.
 * @throws AppError not_found, also when the actor may not see it
 */
export async function getStation({ database, actor }: Context, id: number): Promise<StationSummary> {
  const row = await database.prisma.station.findFirst({
    where: { AND: [{ id: knownId(id) }, visibleTo(actor)] },
    select: summaryColumns,
  });
  if (!row) throw notFound();
  return summaryOf(row);
}
