import type { Current } from "../../contract/station";
import { latestBelievable } from "../../weather/clock";
import type { Context } from "../context";
import { summaryColumns, summaryOf } from "./summary";

/** The newest temperature of all public stations, and its station's humidity; null before the first one. Anyone may. */
export async function current({ database, now }: Context): Promise<Current | null> {
  const row = await database.prisma.station.findFirst({
    where: { isPublic: true, timestamp: { lte: new Date(latestBelievable(now())) }, temperature: { not: null } },
    orderBy: [{ timestamp: "desc" }, { id: "asc" }],
    select: summaryColumns,
  });
  if (!row) return null;
  const { id, name, timestamp, latest } = summaryOf(row);
  if (timestamp === null || latest.temperature === undefined) return null;
  return {
    station: { id, name },
    time: timestamp,
    temperature: latest.temperature,
    humidity: latest.humidity ?? null,
  };
}
