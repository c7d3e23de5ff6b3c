import type { ClimateMetrics, ClimatePeriod } from "../../../contract/climate/climate";
import { windRun } from "../../../weather/climate/climate";
import { prevailingWind, type SectorHours } from "../../../weather/statistics/prevailing";

/** The wind run in km from the mean speed, and the most frequent direction from the sectors of the hours. */
export function windOf(
  { windSpeed }: ClimateMetrics,
  sectors: readonly SectorHours[],
): Pick<ClimatePeriod, "windRun" | "prevailingWind"> {
  return {
    windRun: typeof windSpeed?.value === "number" ? windRun(windSpeed.value, windSpeed.coverage) : null,
    prevailingWind: prevailingWind(sectors),
  };
}
