import type { StationSummary } from "../../contract/station/station";
import { timeZonesOf } from "../../db/queries/stations/stations";
import { dayTotalsSince } from "../../db/queries/statistics/rollups";
import { localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { knownStations } from "./internal/known-stations";
import { seenBy, visibleStations } from "./visible";

/** The bound for when any station's current day began: its longest is 25 hours. */
const LONGEST_DAY_MS = 26 * HOUR_MS;

/** Stations per statement. */
const BATCH_SIZE = 500;

/** Rain in mm since each station's own midnight, by id, of stations that the actor may see and that measure it. */
export async function rainToday(ctx: Context): Promise<Record<number, number>> {
  const { database, actor, now } = ctx;
  const known = await knownStations(database);
  if (known) {
    const seen = known.byId.filter(seenBy(actor));
    return rainTodayOf(
      ctx,
      seen.map(({ summary }) => summary),
    );
  }
  // A station that has been silent for longer has no rain of today.
  const recent = { text: `"timestamp" >= ?`, values: [new Date(now() - LONGEST_DAY_MS)] };
  return rainOf(ctx, await timeZonesOf(database.read, [...visibleStations(actor), recent]));
}

/** The same of stations that the actor was already shown. */
export function rainTodayOf(
  ctx: Context,
  stations: readonly Pick<StationSummary, "id" | "timeZone" | "timestamp">[],
): Promise<Record<number, number>> {
  const since = ctx.now() - LONGEST_DAY_MS;
  const recent = stations.filter(({ timestamp }) => timestamp !== null && timestamp >= since);
  return rainOf(ctx, new Map(recent.map(({ id, timeZone }) => [id, timeZone])));
}

async function rainOf({ database, now }: Context, zones: ReadonlyMap<number, string>): Promise<Record<number, number>> {
  const time = now();
  const ids = [...zones.keys()];
  const rain: Record<number, number> = {};
  for (let i = 0; i < ids.length; i += BATCH_SIZE) {
    const slice = ids.slice(i, i + BATCH_SIZE);
    for (const { stationId, day, sum } of await dayTotalsSince(database.read, slice, "rain", time - LONGEST_DAY_MS)) {
      const zone = zones.get(stationId);
      if (zone !== undefined && day === localDay(time, zone)) rain[stationId] = sum;
    }
  }
  return rain;
}
