import type { StationSummary } from "../../contract/station/station";
import { roundHalfUp } from "../../weather/rounding";
import { type Freshness, freshness } from "../../weather/time/freshness";
import type { Context } from "../context";
import { rainTodayOf } from "./rain-today";

/** Rounds a sum of binary fractions such as 0.1 + 0.2. */
const RAIN_DECIMALS = 4;

/** A station with what its latest values do not show by themselves. */
export interface StationAsOfNow extends StationSummary {
  /** Whether they may be taken for the current weather. */
  freshness: Freshness;
  /** mm since the station's midnight; null where none was measured since. */
  rainToday: number | null;
}

/** Of a station that the actor was already shown. */
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
