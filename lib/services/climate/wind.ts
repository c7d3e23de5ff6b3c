import type { ClimatePeriod } from "../../contract/climate";
import type { HourlyWinds } from "../../db/statements/winds";
import { windRun } from "../../weather/climate";
import { prevailingWind } from "../../weather/prevailing";

/** The winds of intervals taken together: how far the air went in km, and from where it came most often. */
export function windOf(winds: readonly HourlyWinds[]): Pick<ClimatePeriod, "windRun" | "prevailingWind"> {
  const speeds = winds.flatMap((each) => each.speeds ?? []);
  return {
    windRun: speeds.length === 0 ? null : windRun(speeds.reduce((sum, speed) => sum + speed)),
    prevailingWind: prevailingWind(winds.flatMap(({ sectors }) => sectors)),
  };
}
