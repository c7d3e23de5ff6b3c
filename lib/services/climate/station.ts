import type { ClimateMonth } from "../../contract/climate";
import { hourlyWind, type Interval } from "../../db/statements/climate";
import { windRun } from "../../weather/climate";
import type { Context } from "../context";
import { getStation } from "../stations/get";

/** What a report says of its station. @throws AppError not_found, also when the actor may not see it */
export async function reportedStation(ctx: Context, stationId: number): Promise<ClimateMonth["station"]> {
  const { id, name, lat, lon, elevation, timeZone, isDemo } = await getStation(ctx, stationId);
  return { id, name, lat, lon, elevation, timeZone, isDemo };
}

/**
 * The wind run (km) of each interval; null where no hour was measured. An hour belongs to the interval that it begins in:
 * in a zone half an hour off UTC a day's first half hour counts for the day before.
 */
export async function windRuns(
  { database }: Context,
  stationId: number,
  intervals: readonly Interval[],
): Promise<(number | null)[]> {
  const totals = await hourlyWind(database.read, stationId, intervals);
  return totals.map((total) => (total === null ? null : windRun(total)));
}

/** What was measured of them taken together; null of nothing. */
export function totalRun(runs: Iterable<number | null>): number | null {
  const measured = [...runs].filter((run) => run !== null);
  return measured.length === 0 ? null : measured.reduce((sum, run) => sum + run);
}
