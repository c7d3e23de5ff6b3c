import type { StationSummary } from "../../contract/station";
import { withIds } from "../../db/queries/pages";
import { stationRows } from "../../db/queries/stations";
import type { Context } from "../context";
import { knownId, notFound } from "../guard";
import { summaryOfRow } from "./summary";
import { authoriseReading } from "./visible";

/**
 * One station, for whoever may read it, or its readings, through the REST API.
 * @throws AppError unauthenticated, forbidden, or not_found, also when the actor may not see it
 */
export async function readStation(
  ctx: Context,
  id: number,
  model: Parameters<typeof authoriseReading>[1] = "Station",
): Promise<StationSummary> {
  const where = [...authoriseReading(ctx, model), withIds([knownId(id)])];
  const [station] = await stationRows(ctx.database.read, where);
  if (!station) throw notFound();
  return summaryOfRow(station);
}
