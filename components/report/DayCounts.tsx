import type { ClimatePeriod } from "@/lib/contract/climate";
import type { Preferred } from "@/lib/format/preferred";
import { convert } from "@/lib/weather/units";

interface DayCountsProps extends Preferred {
  summary: ClimatePeriod;
}

/** The thresholds of weather/climate.ts, to be shown. */
const KINDS = [
  { kind: "hot", metric: "temperature", value: convert(90, "°F", "°C"), text: "report.highFrom" },
  { kind: "ice", metric: "temperature", value: 0, text: "report.highTo" },
  { kind: "frost", metric: "temperature", value: 0, text: "report.lowTo" },
  { kind: "bitter", metric: "temperature", value: convert(0, "°F", "°C"), text: "report.lowTo" },
  { kind: "rain", metric: "rain", value: 0.25, text: "report.rainFrom" },
  { kind: "wet", metric: "rain", value: 2.5, text: "report.rainFrom" },
  { kind: "soaked", metric: "rain", value: 25, text: "report.rainFrom" },
] as const;

/** How many days were hot, frosty, wet, … */
export function DayCounts({ summary: { counts, metrics, measuredDays }, t, format }: DayCountsProps) {
  return (
    <section aria-labelledby="kinds-of-days" className="print:break-inside-avoid">
      <h2 id="kinds-of-days" className="mb-3 font-semibold text-lg tracking-tight print:mb-1 print:text-sm">
        {t("report.days")}
      </h2>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-3 text-sm sm:flex sm:flex-wrap sm:gap-x-7 print:flex print:flex-wrap print:gap-x-4 print:gap-y-1">
        <Count name={t("report.measured")} count={format.number(measuredDays)} />
        {KINDS.filter(({ metric }) => metrics[metric]).map(({ kind, metric, value, text }) => (
          <Count
            key={kind}
            name={t(text, { value: amount(format, metric, value) })}
            count={format.number(counts[kind])}
          />
        ))}
      </dl>
    </section>
  );
}

/** With as many digits as the threshold has, which may be more than a reading's. */
function amount(format: Preferred["format"], metric: "temperature" | "rain", value: number): string {
  if (metric === "temperature") return format.value(metric, value);
  const digits = format.unit(metric) === "mm" ? (String(value).split(".")[1]?.length ?? 0) : format.decimals(metric);
  return `${format.number(format.convert(metric, value), digits)}\u00a0${format.unit(metric)}`;
}

function Count({ name, count }: { name: string; count: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-[0.8125rem] text-muted print:text-[6.5pt]">{name}</dt>
      <dd className="font-semibold text-lg print:text-xs">{count}</dd>
    </div>
  );
}
