import type { StationSummary } from "../../contract/station/station";
import { roundHalfUp } from "../../weather/rounding";
import { type Freshness, freshness } from "../../weather/time/freshness";
import type { Context } from "../context";
import { rainTodayOf } from "./rain-today";

/** A sum of binary fractions, such as 0.1 + 0.2, as programs may read it. */
const RAIN_DECIMALS = 4;

/** A station with what its latest values do not say by themselves. */
export interface StationAsOfNow extends StationSummary {
  /** May they be taken for the weather now? */
  freshness: Freshness;
  /** mm since the station's midnight; null where none was measured since. */
  rainToday: number | null;
}

/** A station that the actor was shown already. */
export async function asOfNow(ctx: Context, { station }: { station: StationSummary }): Promise<StationAsOfNow> {
  return completed(station, await rainTodayOf(ctx, [station]), ctx.now());
}

/** The same of many. */
export async function allAsOfNow(
  ctx: Context,
  { stations }: { stations: readonly StationSummary[] },
): Promise<StationAsOfNow[]> {
  const rain = await rainTodayOf(ctx, stations);
  return stations.map((station) => completed(station, rain, ctx.now()));
}

function completed(station: StationSummary, rain: Record<number, number>, now: number): StationAsOfNow {
  const sum = rain[station.id];
  return {
    ...station,
    freshness: freshness(station.timestamp, now),
    rainToday: sum === undefined ? null : roundHalfUp(sum, RAIN_DECIMALS),
  };
}
