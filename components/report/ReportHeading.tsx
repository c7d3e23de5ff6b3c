import { ArrowLeft, ChevronLeft, ChevronRight, FileText } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { buttonClass } from "@/components/ui/button";
import type { ClimateMonth } from "@/lib/contract/climate/climate";
import type { ClimateSpan } from "@/lib/contract/climate/records";
import type { Preferred } from "@/lib/format/preferred";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { hasData, type Period, periodName, queryOf, reportAddress, reportPath, shifted } from "./periods";

interface ReportHeadingProps extends Preferred {
  station: ClimateMonth["station"];
  period: Period;
  span: ClimateSpan;
  growing: GrowingRule | undefined;
}

export function ReportHeading({ station: { id, name, isDemo }, period, span, growing, t, format }: ReportHeadingProps) {
  const title = periodName(period, format);
  const step = (n: -1 | 1, icon: ReactNode) => {
    const other = shifted(period, n);
    if (!hasData(other, span)) return null;
    const label = t(n < 0 ? "report.previous" : "report.next", { period: periodName(other, format) });
    return (
      <Link
        prefetch={false}
        href={reportAddress(id, other, growing)}
        aria-label={label}
        title={label}
        className={buttonClass("plain", "small")}
      >
        {icon}
      </Link>
    );
  };
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <Link
          prefetch={false}
          href={`/stations/${id}`}
          className="-ml-1 inline-flex items-center gap-1.5 rounded-md px-1 py-0.5 text-muted text-sm hover:text-ink"
        >
          <ArrowLeft className="size-4 print:hidden" aria-hidden="true" />
          {name}
          {isDemo && <Badge tone="demo">{t("common.demo")}</Badge>}
        </Link>
        <h1 className="mt-2 font-semibold text-2xl tracking-tight sm:text-3xl">{title}</h1>
      </div>
      <div className="flex gap-2 print:hidden">
        {step(-1, <ChevronLeft className="size-5" aria-hidden="true" />)}
        {step(1, <ChevronRight className="size-5" aria-hidden="true" />)}
        <a
          href={`${reportPath(id, period)}.txt${queryOf(growing, { units: format.reader.system })}`}
          title={t("report.plainTextHint", { period: title })}
          className={buttonClass("plain", "small")}
        >
          <FileText className="size-4" aria-hidden="true" />
          {t("report.plainText")}
        </a>
      </div>
    </div>
  );
}
