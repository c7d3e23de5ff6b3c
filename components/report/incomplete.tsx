import type { ClimateMetrics } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import type { MetricKey } from "@/lib/weather/metrics";

/** Is so much of this metric missing that a mean, total or count does not represent its day, month or year? */
export function isIncomplete({ metrics }: { metrics: ClimateMetrics }, metric: MetricKey | undefined): boolean {
  return metric !== undefined && metrics[metric]?.isWhole === false;
}

/** Follows a figure with too little data; `IncompleteNote` explains it. */
export function IncompleteMark({ t }: Pick<Preferred, "t">) {
  return (
    <span className="text-warning" title={t("report.incomplete")}>
      <span aria-hidden="true">*</span>
      <span className="sr-only"> ({t("report.incomplete")})</span>
    </span>
  );
}

/** Explains the marks. */
export function IncompleteNote({ t }: Pick<Preferred, "t">) {
  return <p className="mt-2 text-muted text-xs print:text-[6.5pt]">{t("report.incompleteNote")}</p>;
}
