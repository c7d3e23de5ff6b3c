import type { TemperatureDataItem } from "../../../contract/reading/temperature-data";
import { latestBelievable } from "../../../weather/time/clock";
import type { Context } from "../../context";
import { toTemperatureData } from "./representation";

/** The newest spot reading by its time, null when there is none. Public. */
export async function latest({ database, now }: Context): Promise<TemperatureDataItem | null> {
  const row = await database.prisma.temperatureData.findFirst({
    where: { timestamp: { lte: new Date(latestBelievable(now())) } },
    orderBy: [{ timestamp: "desc" }, { id: "desc" }],
  });
  return row && toTemperatureData(row);
}
