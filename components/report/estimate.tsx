import type { Evapotranspiration } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";

/** Is it of days of which not all that it is made of was measured? */
export function isEstimated({ days }: Evapotranspiration): boolean {
  return days.radiationEstimated + days.temperatureOnly > 0;
}

/** Before such a figure: the notes below a report say what it means. */
export function EstimateMark({ t }: Pick<Preferred, "t">) {
  return (
    <span className="text-muted" title={t("report.estimated")}>
      <span aria-hidden="true">≈</span>
      <span className="sr-only">({t("report.estimated")}) </span>
    </span>
  );
}
