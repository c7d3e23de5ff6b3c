import type { StationSummary } from "../../contract/station";
import type { Context } from "../context";
import { summaryColumns, summaryOf } from "./summary";
import { visibleTo } from "./visible";

/** The map's bound: a network beyond it needs a map that asks by area. */
const MOST = 5000;

/** All stations that the actor may see, by name, with their current conditions. */
export async function listStations({ database, actor }: Context): Promise<StationSummary[]> {
  const rows = await database.prisma.station.findMany({
    where: visibleTo(actor),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
    select: summaryColumns,
  });
  return rows.map(summaryOf);
}
