import { withIds } from "../../db/queries/pages";
import { type StationRow, stationRows } from "../../db/queries/stations";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";

/**
 * One station with all that is said of it, its owner included.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function stationDetails(ctx: Context, id: number): Promise<StationRow> {
  authorise(ctx, "Station", "view");
  const [row] = await stationRows(ctx.database.read, [withIds([knownId(id)])]);
  if (!row) throw notFound();
  return row;
}
