import clsx from "clsx";
import Link from "next/link";
import type { ClimateSpan } from "@/lib/contract/climate/records";
import type { Preferred } from "@/lib/format/preferred";
import { monthsOfYear } from "@/lib/weather/climate/calendar";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { hasData, type Period, reportAddress, yearOf } from "./periods";

interface PeriodPickerProps extends Preferred {
  stationId: number;
  period: Period;
  span: ClimateSpan;
  growing: GrowingRule | undefined;
}

/** Every year with data, and the months of the selected one. */
export function PeriodPicker({ stationId, period, span, growing, t, format }: PeriodPickerProps) {
  const year = yearOf(period);
  const link = (target: Period, text: string) => (
    <PeriodLink
      key={target}
      href={hasData(target, span) ? reportAddress(stationId, target, growing) : undefined}
      current={target === period ? "page" : target === String(year)}
    >
      {text}
    </PeriodLink>
  );
  return (
    <div className="flex flex-col gap-1.5 text-sm print:hidden">
      <nav aria-label={t("report.years")} className="flex max-h-20 flex-wrap gap-1 overflow-y-auto">
        {yearsOf(span, year).map((each) => link(String(each), String(each)))}
      </nav>
      <nav aria-label={t("report.monthsOf", { year: String(year) })} className="flex flex-wrap gap-1">
        {monthsOfYear(year).map((month) => link(month, format.date(month, "month")))}
      </nav>
    </div>
  );
}

/** Newest first. */
function yearsOf(span: ClimateSpan, shown: number): number[] {
  const [first, last] = span ? [yearOf(span.first), yearOf(span.last)] : [shown, shown];
  return Array.from({ length: last - first + 1 }, (_, i) => last - i);
}

interface PeriodLinkProps {
  /** Absent for a period without data. */
  href: string | undefined;
  /** "page" for the page shown, true for the year of the month shown. */
  current: "page" | boolean;
  children: string;
}

function PeriodLink({ href, current, children }: PeriodLinkProps) {
  const look = "rounded-lg border px-2.5 py-1 leading-6 transition-colors";
  if (!href) return <span className={clsx(look, "border-transparent text-muted")}>{children}</span>;
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={current}
      className={clsx(
        look,
        current === "page" ? "bg-accent text-on-accent" : "bg-panel hover:bg-sunken",
        current ? "border-accent font-medium" : "border-line",
        current === true && "text-accent",
      )}
    >
      {children}
    </Link>
  );
}
