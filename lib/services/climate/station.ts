import type { ClimateMonth } from "../../contract/climate";
import type { Context } from "../context";
import { getStation } from "../stations/get";

/** What a report says of its station. @throws AppError not_found, also when the actor may not see it */
export async function reportedStation(ctx: Context, stationId: number): Promise<ClimateMonth["station"]> {
  const { id, name, lat, lon, elevation, timeZone, rainYearStart, isDemo } = await getStation(ctx, stationId);
  return { id, name, lat, lon, elevation, timeZone, rainYearStart, isDemo };
}
