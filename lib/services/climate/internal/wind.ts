import type { ClimateMetrics, ClimatePeriod } from "../../../contract/climate/climate";
import { windRun } from "../../../weather/climate/climate";
import { prevailingWind, type SectorHours } from "../../../weather/statistics/prevailing";

/** How far the air went in km at the mean speed, and from where it came most often by the sectors of the hours. */
export function windOf(
  { windSpeed }: ClimateMetrics,
  sectors: readonly SectorHours[],
): Pick<ClimatePeriod, "windRun" | "prevailingWind"> {
  return {
    windRun: typeof windSpeed?.value === "number" ? windRun(windSpeed.value, windSpeed.coverage) : null,
    prevailingWind: prevailingWind(sectors),
  };
}
