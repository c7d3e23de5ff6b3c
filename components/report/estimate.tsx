import type { Evapotranspiration } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";

/** Was anything in the figure estimated because a measurement is missing? */
export function isEstimated({ days }: Evapotranspiration): boolean {
  return days.radiationEstimated + days.temperatureOnly > 0;
}

/** Precedes such a figure; the notes below the report explain it. */
export function EstimateMark({ t }: Pick<Preferred, "t">) {
  return (
    <span className="text-muted" title={t("report.estimated")}>
      <span aria-hidden="true">≈</span>
      <span className="sr-only">({t("report.estimated")}) </span>
    </span>
  );
}
