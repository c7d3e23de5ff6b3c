import type { TemperatureDataItem } from "../../contract/temperature-data";
import type { Context } from "../context";
import { temperatureDataOf } from "./item";

/** The newest spot reading by its time, null when there is none. Anyone may. */
export async function latest({ database }: Context): Promise<TemperatureDataItem | null> {
  const row = await database.prisma.temperatureData.findFirst({ orderBy: [{ timestamp: "desc" }, { id: "desc" }] });
  return row && temperatureDataOf(row);
}
